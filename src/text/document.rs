//! What is said while a plan document is read and its norms are decided on.

use permille_engine::name::Name;
use serde::{Deserialize, Serialize};

use super::numbers::count as count_of;
use super::{Language, Say, Word};

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
    READ_DOCUMENT: "读取文件…", "Read a document…";
    TITLE: "读取规划文件", "Read a plan document";
    PASTE: "粘贴文件正文", "Paste the text of the document";
    PASTE_HINT: "例如：到2025年，每千人口托位数达到4.5个。", "For example: 到2025年，每千人口托位数达到4.5个。";
    READ: "读取", "Read it";
    CHOOSE: "选择文件…", "Choose a file…";
    PICK: "选择要读取的规划文件", "Choose a plan document to read";
    READING: "正在读取…", "Reading…";
    STOP: "停止", "Stop";
    GO_ON: "继续上次的核对", "Go on where you left off";
    ANOTHER: "读取另一份", "Read another";
    DOCUMENT: "文件", "The document";
    OUTLINE: "目录", "Outline";
    GO_TO: "跳到", "Go to";
    SHOW: "显示", "Show";
    ALL_TEXT: "全文", "All of the text";
    ONLY_MARKED: "只看标出的句子", "Marked sentences alone";
    ONLY_OPEN: "只看待定的", "What is not decided";
    PAGES: "分页", "Pages";
    EARLIER: "上一页", "Earlier";
    LATER: "下一页", "Later";
    CERTAIN: "确定", "certain";
    TO_CHECK: "请核对", "to check";
    ACCEPTED: "已采纳", "accepted";
    SET_ASIDE_DONE: "已搁置", "set aside";
    CORRECTED: "已改正", "corrected";
    WRITTEN: "手写", "written by hand";
    ACCEPT: "采纳", "Accept";
    CORRECT: "改正…", "Correct…";
    SET_ASIDE: "搁置", "Set aside";
    UNDO: "撤销上一步", "Undo the last step";
    NOT_UNDERSTOOD: "没有读懂的数字", "Figures not understood";
    WRITE_NORM: "写成标准…", "Write a norm…";
    NO_DEMAND: "不是要求", "Not a demand";
    LEFT_OUT: "没有成为标准的数字", "Figures in no norm";
    AGAINST: "与已有规划对照", "Hold against a plan";
    AGAINST_NONE: "不对照", "None";
    SAME: "相同", "the same";
    NEW: "新增", "new";
    RAISED: "提高", "raised";
    LOWERED: "降低", "lowered";
    MOVED: "改期", "moved";
    CHANGED: "改动", "changed";
    ONLY_THERE: "规划里有、文件里没有", "In the plan, and not in the document";
    DROP: "从规划中删去", "Take it out of the plan";
    INSTEAD: "改读这份", "Read it instead";
    LEAVE_IT: "不读", "Leave it";
    COUNTS: "计什么", "Counts";
    COUNT_APART: "另计", "Count apart";
    EVIDENCE: "依据", "Evidence";
}

/// What the first step is for.
#[must_use]
pub fn about(language: Language) -> &'static str {
    language.pick(
        "粘贴正文，或打开 .txt、.docx、.html 或含文字的 .pdf，也可以拖到这里。文件在本机读取，不会上传：按规则逐句找出可计数的要求，由您逐条采纳、改正或搁置。",
        "Paste the text, or open a .txt, .docx, .html, or a .pdf that holds text; it can be dropped here as well. It is read on this machine and sent nowhere: rules find every sentence that demands something countable, and you accept, correct or set aside each.",
    )
}

/// The page that stands alone does not read documents.
#[must_use]
pub fn not_here(language: Language) -> &'static str {
    language.pick(
        "独立页面要能用邮件和U盘传递，没有带上读取文件的部分。请在 Permille 网站上读取，导出规划（.toml），再到这里导入。",
        "The page that stands alone is kept small enough for mail and memory sticks, and does without the part that reads documents. Read it on the Permille site, export the plan (.toml), and import that here.",
    )
}

/// The worker gave up on a document.
#[must_use]
pub fn gave_up() -> Name {
    Name::new(
        "没有读完：文件可能已损坏，或大到浏览器放不下。请把正文复制粘贴进来，或分几部分读取。打开的内容没有改动。",
        "It was not read to its end: the file may be damaged, or larger than the browser can hold. Copy its text and paste it, or read it in parts. What is open is unchanged.",
    )
}

/// The reading was stopped.
#[must_use]
pub fn stopped(language: Language) -> &'static str {
    language.pick("已停止，什么也没有改动。", "Stopped; nothing has changed.")
}

/// There is nothing to read.
#[must_use]
pub fn nothing_pasted(language: Language) -> &'static str {
    language.pick("请先粘贴正文，或选择一个文件。", "Paste the text first, or choose a file.")
}

/// How much is read.
#[must_use]
pub fn percent(language: Language, percent: u8) -> String {
    language.pick(format!("已读 {percent}%"), format!("{percent}% read"))
}

/// “62 of 66 figures accounted for”
#[must_use]
pub fn meter(language: Language, accounted: usize, figures: usize) -> String {
    let (accounted, figures) = (count_of(accounted), count_of(figures));
    language.pick(format!("{figures} 个数字中 {accounted} 个有着落"), format!("{accounted} of {figures} figures accounted for"))
}

/// “118 norms: 100 accepted, 3 set aside, 15 not decided”
#[must_use]
pub fn decided(language: Language, accepted: usize, aside: usize, open: usize) -> String {
    let all = count_of(accepted + aside + open);
    let (accepted, aside, open) = (count_of(accepted), count_of(aside), count_of(open));
    language.pick(
        format!("{all} 条标准：{accepted} 条已采纳，{aside} 条已搁置，{open} 条待定"),
        format!("{all} norms: {accepted} accepted, {aside} set aside, {open} not decided"),
    )
}

/// The button that accepts what is certain.
#[must_use]
pub fn accept_certain(language: Language, count: usize) -> String {
    let count = count_of(count);
    language.pick(format!("采纳全部确定的（{count}）"), format!("Accept all that are certain ({count})"))
}

/// The button that accepts what differs from the plan it is held against.
#[must_use]
pub fn accept_changes(language: Language, count: usize) -> String {
    let count = count_of(count);
    language.pick(format!("采纳全部改动（{count}）"), format!("Accept all changes ({count})"))
}

/// What makes a norm certain.
#[must_use]
pub fn about_certain(language: Language) -> &'static str {
    language.pick(
        "“确定”是指每一项都在句子或它的标题里写明；其余的标着哪几项是补上的。",
        "Certain means that every field was found in the sentence or its headings; of the others it is said what was filled in.",
    )
}

/// A field that a sentence does not give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Lack {
    /// What it is about.
    Name,
    /// The figure is not printed: words say it.
    Value,
    /// There is no figure: it is a deed.
    Deed,
    /// By when.
    Year,
    /// Whom it binds.
    Level,
    /// Whether more or less is better.
    Direction,
    /// Who is counted, or from which population on.
    Base,
}

/// What a sentence does not say.
#[must_use]
pub fn lacks(language: Language, lacks: &[Lack]) -> String {
    let word = |lack: &Lack| match lack {
        Lack::Name => language.pick("名称", "the name"),
        Lack::Value => language.pick("数值（由文字读出）", "the figure (read from words)"),
        Lack::Deed => language.pick("数值（是一项任务）", "a figure (it is a deed)"),
        Lack::Year => language.pick("年份", "the year"),
        Lack::Level => language.pick("约束哪一级", "the level it binds"),
        Lack::Direction => language.pick("方向", "the direction"),
        Lack::Base => language.pick("人口口径", "who is counted"),
    };
    let words: Vec<&str> = lacks.iter().map(word).collect();
    language.pick(format!("句中没有写明：{}", words.join("、")), format!("Not said in the sentence: {}", words.join(", ")))
}

/// It counts what another plan counts.
#[must_use]
pub fn counts_as(language: Language, measure: &Name) -> String {
    let name = language.name(measure);
    language.pick(
        format!("按已有的“{name}”计数，缺口用各地已填的数字计算。"),
        format!("Counts the “{name}” that is there, with the figures that areas have stated."),
    )
}

/// It may count what another plan counts.
#[must_use]
pub fn may_count_as(language: Language, measure: &Name, unit: &Name) -> String {
    let (name, unit) = (language.name(measure), language.name(unit));
    language.pick(
        format!("可能就是已有的“{name}”（{unit}），也可能另有所指："),
        format!("It may count the “{name}” ({unit}) that is there, or something else:"),
    )
}

/// The button that has it count what another plan counts.
#[must_use]
pub fn count_as(language: Language, measure: &Name) -> String {
    let name = language.name(measure);
    language.pick(format!("按“{name}”计"), format!("Count as “{name}”"))
}

/// Which parts of the text are shown.
#[must_use]
pub fn pages(language: Language, page: usize, pages: usize) -> String {
    language.pick(format!("第 {page} 页，共 {pages} 页"), format!("Page {page} of {pages}"))
}

/// Nothing is left to be shown.
#[must_use]
pub fn nothing_shown(language: Language) -> &'static str {
    language.pick("没有这样的句子了。", "No such sentence is left.")
}

/// The button that adds the accepted norms as a plan.
#[must_use]
pub fn add(language: Language, count: usize) -> String {
    match (count, language) {
        (count, Language::Zh) => format!("作为规划加入（{} 条）", count_of(count)),
        (1, Language::En) => "Add 1 norm as a plan".to_owned(),
        (count, Language::En) => format!("Add {} norms as a plan", count_of(count)),
    }
}

/// The button that takes the changes over into a plan.
#[must_use]
pub fn take_over(language: Language, count: usize) -> String {
    match (count, language) {
        (count, Language::Zh) => format!("改入对照的规划（{} 处）", count_of(count)),
        (1, Language::En) => "Take 1 change over into it".to_owned(),
        (count, Language::En) => format!("Take {} changes over into it", count_of(count)),
    }
}

/// Why nothing can be added yet.
#[must_use]
pub fn nothing_accepted(language: Language) -> &'static str {
    language.pick("还没有采纳任何标准。", "No norm is accepted yet.")
}

/// What is undecided stays out.
#[must_use]
pub fn stays_out(language: Language, open: usize) -> String {
    match (open, language) {
        (open, Language::Zh) => format!("待定的 {} 条不会加入。", count_of(open)),
        (1, Language::En) => "The one that is not decided stays out.".to_owned(),
        (open, Language::En) => format!("The {} that are not decided stay out.", count_of(open)),
    }
}

/// How a document stands to the plan it is held against.
#[must_use]
pub fn held_against(language: Language, same: usize, changed: usize, new: usize, missing: usize) -> String {
    let [same, changed, new, missing] = [same, changed, new, missing].map(count_of);
    language.pick(
        format!("{same} 条相同，{changed} 条有改动，{new} 条新增；规划里另有 {missing} 条文件中没有读到。"),
        format!("{same} are the same, {changed} differ, {new} are new; {missing} of the plan were not read in the document."),
    )
}

/// A file was dropped while another is being decided on.
#[must_use]
pub fn dropped(language: Language, file: &str) -> String {
    language.pick(
        format!("要改读“{file}”吗？当前的核对结果会放下。"),
        format!("Read “{file}” instead? What was decided here is let go of."),
    )
}

/// What a document was opened from.
#[must_use]
pub fn titled(language: Language, title: &str) -> String {
    language.pick(format!("读取规划文件：{title}"), format!("Read a plan document: {title}"))
}

/// The step by which a plan is added.
#[must_use]
pub fn add_step(plan: &Name) -> Name {
    Name::new(format!("由文件加入规划：{}", plan.zh), format!("Add the plan of a document: {}", plan.en))
}

/// A plan was added.
#[must_use]
pub fn added(plan: &Name, norms: usize) -> Name {
    let count = if norms == 1 { "1 norm".to_owned() } else { format!("{norms} norms") };
    Name::new(
        format!("已加入“{}”，共 {norms} 条标准，立即生效。可撤销。", plan.zh),
        format!("“{}” binds with {count}. This can be undone.", plan.en),
    )
}

/// The step by which the changes of a newer version are taken over.
#[must_use]
pub fn take_over_step(plan: &Name) -> Name {
    Name::new(format!("改入新版文件：{}", plan.zh), format!("Take over a newer version: {}", plan.en))
}

/// The changes of a newer version were taken over.
#[must_use]
pub fn taken_over(plan: &Name, changes: usize) -> Name {
    let count = if changes == 1 { "1 change is".to_owned() } else { format!("{changes} changes are") };
    Name::new(
        format!("“{}”已改入 {changes} 处。可撤销。", plan.zh),
        format!("{count} taken over into “{}”. This can be undone.", plan.en),
    )
}

/// What was left for another time.
#[must_use]
pub fn left_off(language: Language, title: &str) -> String {
    language
        .pick(format!("上次读到“{title}”，核对结果还在。"), format!("“{title}” was read before; what you decided is still here."))
}
