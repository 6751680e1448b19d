/** Head the describing columns of a sheet of lines or inputs. */
export const HEADS = ['Name', 'Label', 'Member', 'Unit', 'Value', 'Source'];
/** Heads the column behind the source: on the Inputs sheet it says which inputs are held, and which nothing reads. */
export const LAST_HEAD = {
  inputs: 'Held or idle',
  site: 'Formula in Decant',
  model: 'Formula in Decant',
  option: 'Formula in Decant',
  beside: 'Formula in Decant',
};
/** Head the columns after that one. */
export const LATER_HEADS = ['Total of all years', 'Member in the model', 'Unit in the model'];
