// Workload W in HyperFormula: a headless spreadsheet that works out what depends on a cell that was changed. GPLv3: a rival in development, and
// in nothing that ships.

import { MOVED, workbook } from "./sheets.mjs";

/** Builds the workbook. In a page the class is a global of its bundle. */
export async function hyperformula(world) {
  const { HyperFormula } = globalThis.HyperFormula ? globalThis : await import("hyperformula");
  const sheets = workbook(world);
  const names = Object.keys(sheets);
  const book = HyperFormula.buildFromSheets(sheets, { licenseKey: "gpl-v3", maxRows: 50_000 });
  const put = ([row, col], value) => book.setCellContents({ sheet: 0, row, col }, value);
  return {
    grow: (tenths) => put(MOVED.grow, tenths / 10),
    aim: (tenths) => put(MOVED.aim, tenths / 10),
    value: (sheet, row, col) => book.getCellValue({ sheet: names.indexOf(sheet), row, col }),
    end: () => book.destroy(),
  };
}
