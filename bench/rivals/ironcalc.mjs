// Workload W in IronCalc: a spreadsheet engine in Rust, as the WebAssembly module that its makers publish. It works everything out anew after each change.

import { MOVED, workbook } from "./sheets.mjs";

/** Builds the workbook; `bytes` are the module's, where they cannot be fetched. */
export async function ironcalc(world, bytes) {
  const { default: start, Model } = await import("../node_modules/@ironcalc/wasm/wasm.js");
  await start(bytes && { module_or_path: bytes });
  const sheets = workbook(world);
  const names = Object.keys(sheets);
  const book = new Model("w", "en", "UTC", "en");
  book.pauseEvaluation();
  names.forEach((name, sheet) => {
    if (sheet) book.newSheet();
    book.renameSheet(sheet, name);
  });
  names.forEach((name, sheet) => {
    sheets[name].forEach((row, at) => row.forEach((cell, column) => cell !== null && book.setUserInput(sheet, at + 1, column + 1, String(cell))));
  });
  book.resumeEvaluation();
  book.evaluate();
  const put = ([row, column], value) => book.setUserInput(0, row + 1, column + 1, String(value));
  return {
    grow: (tenths) => put(MOVED.grow, tenths / 10),
    aim: (tenths) => put(MOVED.aim, tenths / 10),
    value(sheet, row, column) {
      const text = book.getFormattedCellValue(names.indexOf(sheet), row + 1, column + 1);
      return text === "" ? null : Number(text);
    },
    end: () => book.free(),
  };
}
