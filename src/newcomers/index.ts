export { invented, tellEditors } from './invented.js';
export { isSite } from './find.js';
export { findHospitals, type FoundHospital } from './find.js';
export { makeFolder, type Asked, type MadeFolder } from './makeFolder.js';
export { folderName } from './names.js';
export { Pieces, type Piece } from './pieces.js';
