export { findHospitals, type FoundHospital } from './find.js';
export { makeFolder, type Asked, type MadeFolder } from './makeFolder.js';
export { folderName } from './names.js';
export { newFolder, type NewFolder, type Typed } from './newFolder.js';
export { Pieces, type Piece } from './pieces.js';
