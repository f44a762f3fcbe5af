//! What a screen reader says once a lever was moved.

use permille_engine::quantity::Quantity;

use super::numbers::full;
use super::{Language, Say, sentences};

/// How a norm moved: to what, and by how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// Its gap.
    Gap(Quantity, Quantity),
    /// What it requires, where it is not known what there is.
    Required(Quantity, Quantity),
}

/// Nothing moved at the place and in the year in view.
#[must_use]
pub const fn nothing(language: Language) -> &'static str {
    match language {
        Language::Zh => "这里今年没有变化。",
        Language::En => "Nothing changes here in this year.",
    }
}

/// What moved, in a sentence; `others` is how many other norms moved as well.
#[must_use]
pub fn moved(language: Language, name: &str, unit: &str, moved: &Moved, others: usize) -> String {
    let (now, by) = match moved {
        Moved::Gap(gap, by) => (sentences::gap(language, *gap, unit), *by),
        Moved::Required(required, by) => {
            let required = full(*required);
            (language.pick(format!("需要 {required} {unit}"), format!("{required} {unit} required")), *by)
        }
    };
    let size = full(if by.is_negative() { Quantity::ZERO.minus(by).unwrap_or(by) } else { by });
    // A gap that falls is less that is missing.
    let change = match (moved, by.is_negative()) {
        (Moved::Gap(..), true) => language.pick(format!("比刚才少缺 {size}"), format!("{size} fewer missing")),
        (Moved::Gap(..), false) => language.pick(format!("比刚才多缺 {size}"), format!("{size} more missing")),
        (Moved::Required(..), true) => language.pick(format!("比刚才少 {size}"), format!("{size} fewer")),
        (Moved::Required(..), false) => language.pick(format!("比刚才多 {size}"), format!("{size} more")),
    };
    let rest = match others {
        0 => String::new(),
        1 => language.pick("另有 1 条标准变化。".to_owned(), " One other norm changes.".to_owned()),
        _ => language.pick(format!("另有 {others} 条标准变化。"), format!(" {others} other norms change.")),
    };
    let end = language.pick("。", ".");
    format!("{name}{}{now}{}{change}{end}{rest}", language.pick("：", ": "), language.pick("，", ", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_a_surplus_and_a_requirement_are_said_with_how_they_moved() {
        let whole = |units: i64| Quantity::whole(units).unwrap_or_default();
        let said = |language, kind: Moved, others| moved(language, "托位", "个", &kind, others);
        assert_eq!(said(Language::Zh, Moved::Gap(whole(1204), whole(-96)), 0), "托位：短缺 1,204 个，比刚才少缺 96。");
        assert_eq!(said(Language::Zh, Moved::Gap(whole(-5), whole(-5)), 2), "托位：富余 5 个，比刚才少缺 5。另有 2 条标准变化。");
        let english = moved(Language::En, "Places", "places", &Moved::Required(whole(907), whole(7)), 1);
        assert_eq!(english, "Places: 907 places required, 7 more. One other norm changes.");
        let english = moved(Language::En, "Places", "places", &Moved::Gap(whole(1204), whole(96)), 0);
        assert_eq!(english, "Places: short of 1,204 places, 96 more missing.");
    }
}
