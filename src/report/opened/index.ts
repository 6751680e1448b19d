export { openAsked, openedAsked, type AskedOtherwise, type Opened, type OpenedStudy } from './openAsked.js';
