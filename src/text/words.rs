//! Fixed wordings, by where they stand.

pub use permille_exchange::wording::names::mark;
pub use permille_exchange::wording::words::{
    AREA, AVAILABLE, CLAUSE, COVERAGE, DONE, DUE, DUE_YEAR, FIRST_SHORT, GAP, GROWTH, NET, NO_DATA_YET, NORM, NOT_DONE, OVER_BY,
    PER_YEAR_NEEDED, PLAN, REQUIRED, SHORT_BY, SOURCE, STATUS, STRENGTH, SURPLUS, UNDER_BY, URBANISATION, YEAR, class, domain,
    level, level_of_one, status, strength,
};

use super::Word;

/// Declares wordings: a name, Chinese, English.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident: $zh:literal, $en:literal;)*) => {
        $(
            #[doc = concat!("“", $en, "”")]
            pub const $name: Word = Word::new($zh, $en);
        )*
    };
}

words! {
    // The shell.
    OVERVIEW: "总览", "Overview";
    AREAS: "地区", "Areas";
    NORMS: "标准", "Norms";
    DATA: "数据", "Data";
    SCREENS: "页面", "Screens";
    SCENARIOS: "情景", "Scenarios";
    SCENARIO_FILE: "情景文件", "Scenario file";
    OPEN: "打开", "Open";
    OPEN_FILE: "打开文件…", "Open a file…";
    SAVE: "保存", "Save";
    UNDO: "撤销", "Undo";
    REDO: "重做", "Redo";
    LANGUAGE: "English", "中文";
    THEME_DARK: "深色", "Dark";
    THEME_LIGHT: "浅色", "Light";
    CLOSE: "关闭", "Close";
    DISMISS: "知道了", "Dismiss";
    STOP: "停止", "Stop";
    SKIP: "跳到正文", "Skip to the content";
    LEVERS: "调节项", "Levers";
    SHOW_LEVERS: "调节项", "Levers";
    LOADING: "正在载入…", "Loading…";
    SHIPPED: "随附的情景文件", "Scenario files that ship with Permille";
    DROP_HERE: "松开即可打开情景文件或导入表格", "Drop to open the scenario file or import the table";
    ADD_SCENARIO: "添加情景", "Add scenario";
    PATH_OF_AREAS: "所在层级", "Where this area lies";

    GO_TO_AREA: "下级地区…", "Areas below…";
    OR_DROP: "也可以把文件拖进窗口。", "Or drop a file anywhere on the page.";
    UNSAVED: "有未保存的修改", "Unsaved changes";

    // Levers.
    POPULATION: "人口", "Population";
    STANDARDS: "标准", "Standards";
    SUPPLY: "供给", "Supply";
    RESET: "恢复", "Reset";
    ADD_REASON: "写明理由", "Give a reason";
    MORE_LEVERS: "调节其他标准", "Levers of another norm";
    CHOOSE_NORM: "选择标准", "Choose a norm";

    // Figures.
    NEVER_SHORT: "—", "—";
    UNIT: "单位", "Unit";
    KIND: "规则", "Rule";
    ALL_STATUSES: "全部状态", "All statuses";
    NO_MATCH: "没有符合条件的条目。", "Nothing matches.";
    SHOW_ALL: "全部展开", "Show all";
    SHOW_FEWER: "收起", "Show fewer";
    TABLE_VIEW: "表格", "Table";
    CHART_VIEW: "图", "Chart";
    ENTER_DATA: "录入数据", "Enter figures";

    // Explanation.
    SCENARIOS_AND_YEAR: "情景与年份", "Scenarios and year";
    EXPLANATION: "说明", "Explanation";
    BASIS: "依据", "Basis";
    NOTE: "注意", "Note";

    // Data.
    RESIDENT: "常住人口", "Residents";
    URBAN: "城镇人口", "Urban population";
    RURAL: "乡村人口", "Rural population";
    STOCKS: "存量", "Stocks";
    INDICATORS: "指标值", "Indicators";
    MILESTONES: "节点任务", "Milestones";
    UNKNOWN: "未知", "Unknown";
    PEOPLE: "人", "people";
    FIGURE: "项目", "Figure";
    GO_TO: "转到地区", "Go to an area";
    GO_TO_HINT: "名称或代码", "Name or code";
    YEAR_OF_FIGURES: "数据年份", "Year of the figures";
    FIND_FIGURE: "查找项目", "Find a figure";
    FIND_FIGURE_HINT: "如 床位、医师", "Such as beds";
    BELONGS_TO: "隶属", "Belongs to";
    NOTE_TEXT: "说明", "Note";
    NO_SOURCE: "未注明来源", "No source named";
    ENTERED_BY_HAND: "手工填写", "entered by hand";

    // Norms.
    BINDING_PLANS: "约束本文件的规划", "Plans that bind this file";
    ALL_PLANS: "全部规划", "All plans";
    ALL_CLASSES: "全部类别", "All classes";
    OBSERVED: "文件所载观测值", "Figures the document gives";
    SEARCH: "搜索", "Search";
    SEARCH_NORMS_HINT: "名称、要求、编号、条款", "Name, wording, id or clause";
    ALL_DOMAINS: "全部领域", "All domains";
    DOMAIN: "领域", "Domain";
    CLASS: "类别", "Class";
    CATALOGUE: "标准目录", "Catalogue";
    PARTS_OF_SCREEN: "本页内容", "Parts of this screen";
    BINDS: "约束", "Binds";
    NORM_AND_TARGETS: "标准与目标", "Norm and targets";
    TARGETS: "目标", "Targets";
    DOCUMENT: "文件", "Document";
    ISSUER: "发文机关", "Issued by";
    NORM_ID: "编号", "Id";
    SET_LEVERS: "调节此项标准", "Set its levers";
    IN_THIS_SCENARIO: "本情景", "In this scenario";
    VALUE: "数值", "Value";
    TERRITORY: "适用地区", "Territory";
    STATE: "状态", "State";
    OBSERVED_ALL: "文件所载观测值", "Figures the documents give";
    TO_BE_DONE: "须完成", "To be done";
    NOT_SHIPPED: "随文件保存的规划", "A plan kept in the file";

    // Areas.
    CODE: "代码", "Code";
    LEVEL: "层级", "Level";
    TOTAL: "合计", "Total";
    FIND_AREA: "名称或代码", "Name or code";
    FILTER_BY_AREA: "按名称或代码筛选", "Filter by name or code";
    FILTER_BY_STATUS: "按状态筛选", "Filter by status";
    CLEAR_FILTER: "清除筛选", "Clear the filter";
    LARGEST_GAPS: "缺口最大的地区", "Largest gaps";
    HEAT_MAP: "达标热图 · 地区 × 标准（达标率 %）", "Coverage, areas × norms (%)";
    STAIRCASE: "人口分档与现有数量", "Population brackets and what there is";
}
