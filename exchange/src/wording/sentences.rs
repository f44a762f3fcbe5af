//! Sentences that screens, documents and tasks say alike.

use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use crate::wording::language::{Language, Say};
use crate::wording::numbers::{full, whole};

/// The day something is told or written: year, month, day.
pub type Day = (u16, u8, u8);

/// A day as it is written: `2026 年 11 月 24 日`, `2026-11-24`.
#[must_use]
pub fn day(language: Language, (year, month, day): Day) -> String {
    language.pick(format!("{year} 年 {month} 月 {day} 日"), format!("{year}-{month:02}-{day:02}"))
}

/// What a table is called by which it can be cited: `附表 3　公共卫生`, `Table A3. Public health`.
#[must_use]
pub fn numbered_table(language: Language, number: usize, name: &str) -> String {
    match language {
        Language::Zh => format!("附表 {number}　{name}"),
        Language::En => format!("Table A{number}. {name}"),
    }
}

/// “2 of 100 have no figure and are left out.”
#[must_use]
pub fn left_out(language: Language, missing: u32) -> String {
    let areas = whole(i64::from(missing));
    match language {
        Language::Zh => format!("{areas} 个地区无数据，未计入"),
        Language::En if missing == 1 => "1 area has no data and is left out".to_owned(),
        Language::En => format!("{areas} areas have no data and are left out"),
    }
}

/// Beside a gap that is the sum of what areas below lack: what is missing where the surplus of one is set against the shortfall of another, `net`.
#[must_use]
pub fn summed(language: Language, net: Quantity) -> String {
    if net <= Quantity::ZERO {
        return language.pick("各地缺口之和；按全域合计已达标", "sum of the parts; met by its own total").to_owned();
    }
    let net = full(net);
    language.pick(format!("各地缺口之和；按全域合计为 {net}"), format!("sum of the parts; by its own total {net}"))
}

/// When a target is or was due.
#[must_use]
pub fn due_by(language: Language, due: Year, binds: bool) -> String {
    match (binds, language) {
        (true, Language::Zh) => format!("（{due} 年起）"),
        (true, Language::En) => format!(" (since {due})"),
        (false, Language::Zh) => format!("（{due} 年到期）"),
        (false, Language::En) => format!(" (due {due})"),
    }
}

/// The years from the first to the last: `2023–2025`.
#[must_use]
pub fn years(language: Language, first: Year, last: Year) -> String {
    match (first == last, language) {
        (true, _) => last.to_string(),
        (false, Language::Zh) => format!("{first}—{last}"),
        (false, Language::En) => format!("{first}–{last}"),
    }
}

/// What the plan says where the scenario says something else.
#[must_use]
pub fn moved_from(language: Language, planned: &str) -> String {
    language.pick(format!("；规划值：{planned}"), format!("; the plan: {planned}"))
}
