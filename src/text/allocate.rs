//! The words of the Allocate screen.

mod outcome;
mod receipt;

use permille_engine::allocation::Rule;
use permille_engine::area::Level;
use permille_engine::name::Name;
use permille_engine::plan::Measure;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

pub use outcome::{Headline, basis, end, fairness, headline, left_out, proof};
pub use receipt::{next_unit, receipt};

use super::numbers::{full, rounded};
use super::{Language, Say, Word, areas};

/// Declares wordings: a name, Chinese, English.
macro_rules! words {
    ($($name:ident: $zh:literal, $en:literal;)*) => {
        $(
            #[doc = concat!("“", $en, "”")]
            pub const $name: Word = Word::new($zh, $en);
        )*
    };
}

words! {
    ALLOCATE: "分配", "Allocate";
    WHAT: "分什么", "What is divided";
    ONE_RESOURCE: "一种资源", "One resource";
    A_BUDGET: "一笔预算", "A budget";
    AMOUNT: "数量", "Amount";
    A_YEAR: "/年", "a year";
    BUDGET: "预算总额", "Budget in all";
    WAN_YUAN: "万元", "×10,000 yuan";
    UNIT_COST: "单价", "Unit cost";
    REASON: "理由", "Reason";
    ADD_NORM: "再加一项标准…", "Add a norm…";
    REMOVE: "移去", "Remove";
    WEIGHT: "权重", "Weight";
    WHOM: "分给谁", "Who takes part";
    CHOOSE_AREAS: "选择地区", "Choose areas";
    ALL: "全选", "All";
    NONE: "全不选", "None";
    WHEN: "哪几年", "When";
    FROM: "从", "From";
    TO: "到", "To";
    RULE: "分配规则", "Rule";
    RULES: "五种规则比较", "The five rules compared";
    LOWEST: "最低达标率", "Lowest coverage";
    SERVED: "分到的地区", "Areas that get some";
    CLOSED: "补齐的缺口", "Gaps closed";
    UNITS: "补上的数量", "Units closed";
    GINI: "基尼系数", "Gini";
    RECEIPTS: "分配清单", "Receipts";
    RANK: "次序", "Rank";
    GAP_BEFORE: "分配前缺口", "Gap before";
    AWARD: "分得", "Gets";
    GAP_AFTER: "分配后缺口", "Gap after";
    COVERAGE_AFTER: "达标率", "Coverage";
    COST: "金额（万元）", "Cost (10,000 yuan)";
    BEFORE_AFTER: "分配前后的达标率", "Coverage before and after";
    LORENZ: "洛伦兹曲线", "Lorenz curve";
    BEFORE: "分配前", "before";
    AFTER: "分配后", "after";
    EVEN: "完全均衡", "perfectly even";
    OF_REQUIREMENT: "占需求的 %（从达标率最低的地区起）", "% of what is required, the worst covered first";
    OF_STOCK: "占现有的 %", "% of what there is";
    ADOPT: "采纳", "Adopt";
    NEW_SCENARIO: "另存为新情景", "As a new scenario";
    TAKE_BACK: "收回", "Take it back";
    ADOPT_STEP: "采纳分配方案", "Adopt the allocation";
    MET: "达标", "met";
    SEARCHING: "正在求最优解…", "Searching for the best…";
    DIVIDING: "正在逐年分配…", "Dividing year by year…";
    DIVIDING_STOPPED: "分配已停止。可改选年份、地区或数量，或者继续。", "Stopped. Choose other years, areas or amounts, or go on.";
    DIVIDE_AGAIN: "继续分配", "Go on dividing";
    SHOW_FOR: "按标准查看", "Shown for";
    RESOURCE: "资源", "Resource";
    TIES: "各规则遇到完全相同的地区，都按地区代码从小到大分配；与表中的先后次序无关。", "Where areas are quite alike, every rule gives to the lower area code first; the order of rows decides nothing.";
    FIRST_ANSWER: "先列初步答案，选用后再求最优。", "A first answer; choose it to have the best searched for.";
}

/// What a rule is called.
#[must_use]
pub const fn rule(rule: Rule) -> Word {
    match rule {
        Rule::Proportional => Word::new("按缺口比例", "In proportion to the gap"),
        Rule::LowestCoverage => Word::new("达标率最低者优先", "Lowest coverage first"),
        Rule::LargestGap => Word::new("缺口最大者优先", "Largest gap first"),
        Rule::LeastCost => Word::new("花费最少", "Least cost"),
        Rule::Weighted => Word::new("加权最优", "Weighted"),
    }
}

/// What a rule does, in a sentence.
#[must_use]
pub const fn rule_sentence(rule: Rule) -> Word {
    match rule {
        Rule::Proportional => Word::new(
            "每个缺口补上同样的比例，取整后余下的给小数部分最大的地区。",
            "The same part of every gap is closed; what rounding leaves goes to the largest remainders.",
        ),
        Rule::LowestCoverage => Word::new(
            "下一个总是给当时达标率最低的地区，不让更差的地区吃亏。",
            "Each next unit goes where coverage is then the lowest: nobody gains at the expense of one who is worse off.",
        ),
        Rule::LargestGap => Word::new(
            "下一个总是给当时缺口最大的地区；几项标准之间按补齐所需的钱比较。",
            "Each next unit goes where the gap is then the largest; gaps of several norms are compared by what closing them costs.",
        ),
        Rule::LeastCost => Word::new(
            "从单价最低的买起，同样的钱补上最多的缺口；单价相同时先给达标率最低的地区。",
            "The cheapest units first, so the money closes the most; at the same cost, the lowest coverage first.",
        ),
        Rule::Weighted => {
            Word::new("使补上的缺口按所给权重合计最大。", "As much weight as possible is closed, by the weights given.")
        }
    }
}

/// A rule within a sentence: “by lowest coverage first”.
#[must_use]
pub fn by_rule(language: Language, which: Rule) -> String {
    match (language, which) {
        (Language::Zh, which) => format!("按“{}”", rule(which).zh),
        (Language::En, Rule::Proportional) => "in proportion to the gap".to_owned(),
        (Language::En, Rule::Weighted) => "by weight".to_owned(),
        (Language::En, which) => format!("by {}", rule(which).en.to_lowercase()),
    }
}

/// So much of a resource: “托位 12,000 个”, “12,000 childcare places”.
#[must_use]
pub fn things(language: Language, measure: &Measure, amount: Quantity) -> String {
    let (name, unit) = (language.name(&measure.name), language.name(&measure.unit));
    let amount = figure(amount);
    match (language, measure.whole) {
        (Language::Zh, _) => format!("{name} {amount} {unit}"),
        (Language::En, true) => format!("{amount} {}", name.to_lowercase()),
        (Language::En, false) => format!("{amount} {unit} of {}", name.to_lowercase()),
    }
}

/// So much of a resource in its unit alone: “12,000 个”, “12,000 places”.
#[must_use]
pub fn in_unit(language: Language, measure: &Measure, amount: Quantity) -> String {
    areas::with_unit(&figure(amount), language.name(&measure.unit))
}

/// A figure for reading: at most two decimal places.
#[must_use]
pub fn figure(value: Quantity) -> String {
    if value.is_whole() { full(value) } else { rounded(value, 2) }
}

/// Money, of 万元: “5,000 万元”, “¥50 million”.
#[must_use]
pub fn money(language: Language, wan: Quantity) -> String {
    let million = Quantity::whole(100).unwrap_or_default();
    match language {
        Language::Zh => format!("{} 万元", figure(wan)),
        Language::En if wan >= million => {
            let millions = wan.percent_of(Quantity::whole(10_000).unwrap_or_default()).unwrap_or_default();
            format!("¥{} million", if millions.is_whole() { full(millions) } else { rounded(millions, 3) })
        }
        Language::En => {
            let yuan = permille_engine::allocation::receipt::cost_of(wan, Quantity::whole(10_000).unwrap_or_default());
            format!("¥{}", rounded(yuan.unwrap_or_default(), 2))
        }
    }
}

/// So many areas, of one level where they are: “100 个县（市、区）”, “100 counties”.
#[must_use]
pub fn areas_of(language: Language, count: usize, level: Option<Level>) -> String {
    let word = match level {
        Some(level) => areas::of_level(language, level, count),
        None => language.pick("地区", if count == 1 { "area" } else { "areas" }),
    };
    language.pick(format!("{count} 个{word}"), format!("{count} {word}"))
}

/// A year or a span of them: “2025 年”, “2025–2027”.
#[must_use]
pub fn years(language: Language, (first, last): (Year, Year)) -> String {
    let span = if first == last { first.to_string() } else { format!("{first}\u{2013}{last}") };
    language.pick(format!("{span} 年"), span)
}

/// How many of the areas take part, on the button that opens their list.
#[must_use]
pub fn chosen_of(language: Language, chosen: usize, all: usize, level: Option<Level>) -> String {
    let areas = areas_of(language, all, level);
    match (language, chosen == all) {
        (Language::Zh, true) => format!("全部 {areas}"),
        (Language::Zh, false) => format!("{areas}中的 {chosen} 个"),
        (Language::En, true) => format!("All {areas}"),
        (Language::En, false) => format!("{chosen} of {areas}"),
    }
}

/// The amount is a suggestion.
#[must_use]
pub fn suggested(language: Language) -> &'static str {
    language.pick("未填数量，先按已知缺口的约十分之一演示。", "No amount entered: about a tenth of the known gap is shown.")
}

/// A budget is for all the years.
#[must_use]
pub fn spread_over(language: Language, span: i64, each: &str) -> String {
    language.pick(
        format!("分 {span} 年使用，每年约 {each}，当年余下的转入下一年。"),
        format!("Over {span} years, about {each} a year; what a year leaves is carried over."),
    )
}

/// An amount is for each year.
#[must_use]
pub fn each_year(language: Language, span: i64, all: &str) -> String {
    language.pick(
        format!("{span} 年合计 {all}，当年余下的转入下一年。"),
        format!("{all} over {span} years; what a year leaves is carried over."),
    )
}

/// No budget has been entered.
#[must_use]
pub fn enter_budget(language: Language) -> &'static str {
    language.pick(
        "填写预算总额和各项标准的单价，即可看到怎样分配。",
        "Enter a budget and what a unit of each resource costs, to see how it would be divided.",
    )
}

/// No unit cost is known of anything that is short.
#[must_use]
pub fn enter_costs(language: Language) -> &'static str {
    language
        .pick("有缺口的标准都还没有单价，钱无从分起。", "Nothing that is short has a unit cost yet, so no money can be divided.")
}

/// No area has been chosen.
#[must_use]
pub fn choose_areas(language: Language) -> &'static str {
    language.pick("没有选中任何地区。", "No area has been chosen.")
}

/// No norm here can be divided under.
#[must_use]
pub fn nothing_to_divide(language: Language, area: &str) -> String {
    language.pick(
        format!("{area}还没有可以分配的缺口：请先在“数据”页录入至少一种资源的现有数量，再回到这里。"),
        format!(
            "There is no known gap to divide in {area}: enter what there is of at least one resource on the Data screen first."
        ),
    )
}

/// No area is known to be short.
#[must_use]
pub fn nobody_is_short(language: Language, norms: &str, years: &str) -> String {
    language.pick(
        format!("{years}，所选地区在{norms}上没有已知的缺口，无须分配。"),
        format!("In {years}, none of the areas chosen is known to be short under {norms}: nothing to divide."),
    )
}

/// An addition would move nothing: figures are stated for the years looked at.
#[must_use]
pub fn all_stated(language: Language, norms: &str, years: &str) -> String {
    language.pick(
        format!("{years}，{norms}已有观测值，新增不会改变它：请选以后的年份。"),
        format!("In {years}, an addition would move nothing under {norms}, for which figures are stated: choose later years."),
    )
}

/// The figures are beyond what can be multiplied.
#[must_use]
pub fn too_large(language: Language) -> &'static str {
    language.pick(
        "数字过大，无法分配。请检查数量、单价和权重。",
        "The figures are too large to divide. Check amount, unit costs and weights.",
    )
}

/// Where it is adopted into.
#[must_use]
pub fn adopt_into(language: Language, scenario: &str) -> String {
    language.pick(format!("写入“{scenario}”"), format!("into “{scenario}”"))
}

/// It has been adopted.
#[must_use]
pub fn adopted(language: Language, actions: usize, scenario: &str) -> String {
    match language {
        Language::Zh => format!("已采纳：{actions} 条举措写入“{scenario}”。以下是在此基础上对余下缺口的再分配。"),
        Language::En => {
            let actions = if actions == 1 { "1 action is".to_owned() } else { format!("{actions} actions are") };
            format!("Adopted: {actions} now in “{scenario}”. What follows divides what is still missing.")
        }
    }
}

/// Why an action is in a scenario: the rule and what was divided, in both languages, for the file is read in both.
#[must_use]
pub fn reason(which: Rule, amount: &Name) -> String {
    let reason = adopted_reason(which, amount);
    format!("{} {}", reason.zh, reason.en)
}

/// The same, as a description.
#[must_use]
pub fn adopted_reason(which: Rule, amount: &Name) -> Name {
    Name::new(
        format!("{}分配{}所得。", by_rule(Language::Zh, which), amount.zh),
        format!("Awarded {} of {}.", by_rule(Language::En, which), amount.en),
    )
}

/// What a scenario made by adopting is called.
#[must_use]
pub fn new_scenario(which: Rule, amount: &Name) -> Name {
    Name::new(format!("{}：{}", rule(which).zh, amount.zh), format!("{}: {}", rule(which).en, amount.en))
}

/// What a field's figure must be.
#[must_use]
pub fn not_an_amount(language: Language) -> &'static str {
    language.pick("请填写 0 到 10 亿之间的数。", "Enter a number from 0 to a billion.")
}

/// What a norm's own field or button is called: “权重：每千人口托位数”.
#[must_use]
pub fn of_norm(language: Language, word: Word, norm: &str) -> String {
    full_label(language, language.say(word), norm)
}

/// A label with whose it is.
#[must_use]
pub fn full_label(language: Language, label: &str, of: &str) -> String {
    language.pick(format!("{label}：{of}"), format!("{label}: {of}"))
}

/// The unit a cost is in: “万元/个”, “×10,000 yuan each”.
#[must_use]
pub fn cost_unit(language: Language, unit: &str) -> String {
    language.pick(format!("万元/{unit}"), "×10,000 yuan each".to_owned())
}

/// What a corner of the Lorenz curve stands for.
#[must_use]
pub fn corner(language: Language, name: &str, requirement: &str, available: &str) -> String {
    language.pick(
        format!("到{name}为止：占需求的 {requirement}，占现有的 {available}"),
        format!("Up to and with {name}: {requirement} of what is required, {available} of what there is"),
    )
}

/// “Those that get the most: A 812 places; B 640 places.”
#[must_use]
pub fn most(language: Language, areas: &[String]) -> String {
    language.pick(format!("分得最多的：{}。", areas.join("，")), format!("Those that get the most: {}.", areas.join("; ")))
}
