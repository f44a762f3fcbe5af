// The visible names the tests go by, in both languages.

const WORDS = {
  en: {
    overview: "Overview", areas: "Areas", norms: "Norms", data: "Data",
    compare: "Compare", allocate: "Allocate", questions: "Questions", risk: "Risk", present: "Present",
    open: "Open", openFile: "Open a file…", save: "Save", undo: "Undo", redo: "Redo", close: "Close",
    year: "Year", growth: "Population growth", explanation: "Explanation", language: "中文", dark: "Dark", light: "Light",
    addScenario: "Add scenario", skip: "Skip to the content", levers: "Levers",
    table: "Table", required: "Required", available: "Available",
  },
  zh: {
    overview: "总览", areas: "地区", norms: "标准", data: "数据",
    compare: "比较", allocate: "分配", questions: "追问", risk: "风险", present: "演示",
    open: "打开", openFile: "打开文件…", save: "保存", undo: "撤销", redo: "重做", close: "关闭",
    year: "年份", growth: "人口增长率", explanation: "说明", language: "English", dark: "深色", light: "浅色",
    addScenario: "添加情景", skip: "跳到正文", levers: "调节项",
    table: "表格", required: "需求", available: "现有",
  },
};

/** The screens, by their words, in the order of their tabs. */
export const SCREENS = ["overview", "areas", "norms", "data", "compare", "allocate", "questions", "risk", "present"];

/** The words of a language as the browser names it. */
export const words = (lang) => (lang.startsWith("zh") ? WORDS.zh : WORDS.en);
