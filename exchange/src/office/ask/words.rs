//! What the forms say.

use permille_engine::year::Year;

use super::Ask;
use crate::wording::figure::Kind;
use crate::wording::language::{Language, Say, Word};

/// The sheet of instructions.
pub(super) const GUIDE: Word = Word::new("填报说明", "Instructions");
/// Over what each figure means.
pub(super) const MEANINGS: Word = Word::new("各项数字的含义与用途", "What each figure is, and what for");
/// Before the area's name.
pub(super) const AREA: Word = Word::new("地区", "Area");
/// Before its code.
pub(super) const CODE: Word = Word::new("代码", "Code");
/// Stands where no figure is known: an empty cell, or “none”, might be read as zero.
pub(super) const NEVER: Word = Word::new("未知", "unknown");
/// What a list of statuses says when something else is typed.
pub(super) const STATUS_REFUSED: Word =
    Word::new("请从列表中选择：观测、估计或不详。", "Choose one of the list: Observed, Estimated or Not known.");
/// Over what is said of a cell that is not taken.
pub(super) const REFUSED: Word = Word::new("不是可填的数", "Not a figure");

/// What a workbook is called.
pub(super) fn title(language: Language, year: Year) -> String {
    match language {
        Language::Zh => format!("{year}年数据填报表"),
        Language::En => format!("Figures of {year}: form"),
    }
}

/// The title of one area's form.
pub(super) fn title_of(language: Language, area: &str, year: Year) -> String {
    match language {
        Language::Zh => format!("{area}{year}年数据填报表"),
        Language::En => format!("{area}: figures of {year}"),
    }
}

/// Who asks, and by when.
pub(super) fn asked(ask: &Ask) -> String {
    let (from, deadline) = (ask.from.trim(), ask.deadline.trim());
    match (ask.language, from.is_empty(), deadline.is_empty()) {
        (Language::Zh, false, false) => format!("{from}征集，请于{deadline}前报回。"),
        (Language::Zh, false, true) => format!("{from}征集。"),
        (Language::Zh, true, false) => format!("请于{deadline}前报回。"),
        (Language::Zh, true, true) => "请填写后报回。".to_owned(),
        (Language::En, false, false) => format!("Asked by {from}. Please return it by {deadline}."),
        (Language::En, false, true) => format!("Asked by {from}. Please fill it in and return it."),
        (Language::En, true, false) => format!("Please return it by {deadline}."),
        (Language::En, true, true) => "Please fill it in and return it.".to_owned(),
    }
}

/// What a cell takes, shown beside it while it is filled in.
pub(super) fn takes(language: Language, kind: Kind, unit: &str) -> String {
    let number = match kind {
        Kind::People | Kind::Stock { whole: true } => Word::new("请填整数", "A whole number"),
        Kind::Stock { whole: false } => Word::new("请填不小于零的数", "A number, not below zero"),
        Kind::Indicator | Kind::Milestone => Word::new("请填数字", "A number"),
    };
    let unit = match (language, unit.is_empty()) {
        (_, true) => String::new(),
        (Language::Zh, false) => format!("，单位：{unit}"),
        (Language::En, false) => format!(", in {unit}"),
    };
    let unknown = language.pick(
        "。不知道就留空，并在“状态”里选“不详”；没有就填 0。",
        ". If it is not known, leave it empty and choose “Not known” as its status; if there is none, enter 0.",
    );
    format!("{}{unit}{unknown}", language.say(number))
}

/// What the instructions say, line by line.
pub(super) fn guide(ask: &Ask) -> Vec<String> {
    let year = ask.year;
    match ask.language {
        Language::Zh => vec![
            asked(ask),
            String::new(),
            format!("1. 只填浅色格子：“{year}年数值”“状态”“备注”。其他内容已锁定，请不要改动、增删行列，也不要改地区代码。"),
            format!("2. 数值是 {year} 年年末数（人口为年末常住人口），按“单位”一列填写，例如单位是“人”就填人数，不要填“万人”。"),
            "3. 只填数字，例如 1234 或 56.7。不要写“约 500”“500多”“无”，也不要带单位。".to_owned(),
            "4. 确实没有的填 0；不知道的留空，并在“状态”里选“不详”。留空不会当作 0。".to_owned(),
            "5. “状态”从列表中选择：观测（统计或登记得来）、估计（推算得来）、不详（不知道）。不选即视为观测。".to_owned(),
            "6. “上次数值”是目前掌握的最近一次的数，供核对。变动较大的，请在“备注”里写明原因。".to_owned(),
            "7. 数据来源、口径上的特殊情况，也请写在“备注”里。".to_owned(),
            "8. 用 Excel 或 WPS 填写后保存为 .xlsx，把文件原样发回。文件可以改名，内容能自动识别。".to_owned(),
        ],
        Language::En => vec![
            asked(ask),
            String::new(),
            format!("1. Fill in the tinted cells alone: “Value of {year}”, “Status” and “Note”. The rest is locked: please change no code and add or remove no rows or columns."),
            format!("2. Values are those at the end of {year}, in the unit beside them: where it says people, enter people and not ten thousands."),
            "3. Enter numbers alone, such as 1234 or 56.7: not “about 500”, “500+” or “none”, and no unit.".to_owned(),
            "4. If there is none, enter 0. If it is not known, leave the cell empty and choose “Not known” as its status. An empty cell is never taken for 0.".to_owned(),
            "5. Choose the status from the list: Observed (counted or registered), Estimated (worked out), Not known. Where none is chosen, the value counts as observed.".to_owned(),
            "6. “Last value” is the latest one that is known, to compare with. Please say in the note why a value has changed much.".to_owned(),
            "7. Please note where a value is taken from, and what is special about it.".to_owned(),
            "8. Save it as .xlsx with Excel or WPS and return the file as it is. It may be renamed: it is recognised by its content.".to_owned(),
        ],
    }
}
