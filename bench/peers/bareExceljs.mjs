// As many formula cells as our workbook has, written with exceljs in the simplest way: no style, no text, one sheet.
import ExcelJS from 'exceljs';

const [file, rows, years] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const workbook = new ExcelJS.Workbook();
const sheet = workbook.addWorksheet('Model');
for (let row = 1; row <= rows; row++) {
  for (let column = 1; column <= years; column++) {
    const cell = sheet.getCell(row, column);
    cell.value = { formula: `IF(${cell.address}=0,1,2)*3`, result: row * column };
  }
}
await workbook.xlsx.writeFile(file);
