//! What is said of rounds: who was asked for figures, who is missing, and what came back.

use permille_engine::name::Name;
use permille_engine::round::{Round, State, Tally};

use super::numbers;
use super::{Language, Say, Word};

/// What stands where nobody has been asked yet.
pub const NOBODY: Word = Word::new("还没有向各地征集过数据", "Nobody has been asked for figures yet");
/// What to do then.
pub const BEGIN: Word = Word::new(
    "用“向各县征集”生成填报表后，这里会列出问了谁、谁已报回、哪些数存疑、哪些已接受。",
    "Make forms with “Ask the counties”: who was asked, who has returned, what is in doubt and what was accepted is then kept here.",
);
/// Which round.
pub const WHICH: Word = Word::new("征集", "Round");
/// Which areas are listed.
pub const SHOW: Word = Word::new("显示", "Show");
/// All of them.
pub const ALL: Word = Word::new("全部地区", "all areas");
/// The table.
pub const AREAS: Word = Word::new("各地报送情况", "How each area stands");
/// The column of states.
pub const STATE: Word = Word::new("状态", "State");
/// The column of days on which areas were asked.
pub const ASKED: Word = Word::new("发出", "Asked");
/// The column of what came back.
pub const RETURNED: Word = Word::new("报回", "Returned");
/// The column of doubts.
pub const DOUBTS: Word = Word::new("疑点", "Doubts");
/// The column of what was accepted.
pub const ACCEPTED: Word = Word::new("接受", "Accepted");
/// The map.
pub const MAP: Word = Word::new("报送情况地图", "Map of who has returned");
/// Totals of areas above that the areas below do not come to.
pub const TOTALS: Word = Word::new("合计对不上的上级地区", "Areas above whose totals do not add up");
/// Accepts what an area returned.
pub const ACCEPT: Word = Word::new("接受", "Accept");
/// Takes that back.
pub const TAKE_BACK: Word = Word::new("取消接受", "Take back");
/// While doubts are looked for.
pub const LOOKING: Word = Word::new("正在核查…", "Looking…");
/// No area is as chosen.
pub const NONE_SUCH: Word = Word::new("没有这种状态的地区。", "No area stands like that.");
/// The form of an area is not in the open file any more.
pub const AREA_GONE: Word = Word::new("已不在本文件", "no longer in this file");

/// What a state is called.
#[must_use]
pub const fn state(state: State) -> Word {
    match state {
        State::Asked => Word::new("未报回", "Missing"),
        State::Partial => Word::new("部分报回", "Returned in part"),
        State::Doubtful => Word::new("存疑", "With doubts"),
        State::Returned => Word::new("已报回", "Returned"),
        State::Accepted => Word::new("已接受", "Accepted"),
        State::NotAsked => Word::new("未征集", "Not asked"),
    }
}

/// How an area stands; of one that has returned a part, how much.
#[must_use]
pub fn standing(language: Language, which: State, part: Option<(usize, usize)>) -> String {
    let word = language.say(state(which));
    match part.filter(|_| which == State::Partial) {
        Some((given, asked)) => language.pick(format!("{word}（{given}/{asked}）"), format!("{word} ({given} of {asked})")),
        None => word.to_owned(),
    }
}

/// A state with how many areas stand so.
#[must_use]
pub fn counted(language: Language, which: State, count: usize) -> String {
    let word = language.say(state(which));
    language.pick(format!("{word}（{count}）"), format!("{word} ({count})"))
}

/// What a round is called: by its title where it has one, and by its year and the day it went out.
#[must_use]
pub fn name(language: Language, round: &Round) -> String {
    let (year, sent) = (round.year, &round.sent);
    match (round.title.trim(), language) {
        ("", Language::Zh) => format!("{year}年数据，{sent} 发出"),
        ("", Language::En) => format!("figures of {year}, sent {sent}"),
        (title, Language::Zh) => format!("{title}（{year}年数据，{sent} 发出）"),
        (title, Language::En) => format!("{title} (figures of {year}, sent {sent})"),
    }
}

/// “81 of 100 returned, 9 of them with doubts; 19 missing”; and how many of those asked the file has no more.
#[must_use]
pub fn headline(language: Language, tally: &Tally, gone: usize) -> String {
    let Tally { asked, missing, returned, partial, doubtful, accepted } = tally;
    let number = |count: &usize| numbers::count(*count);
    let (asked, returned) = (number(asked), number(returned));
    match language {
        Language::Zh => {
            let mut said = format!("{asked} 个地区中 {returned} 个已报回");
            if *partial > 0 {
                said += &format!("，其中 {} 个只报了一部分", number(partial));
            }
            if *doubtful > 0 {
                said += &format!("，{}{} 个存疑", if *partial > 0 { "" } else { "其中 " }, number(doubtful));
            }
            if *accepted > 0 {
                said += &format!("，{} 个已接受", number(accepted));
            }
            said += &if *missing > 0 { format!("；{} 个未报回", number(missing)) } else { "，无一遗漏".to_owned() };
            said + &if gone > 0 { format!("；另有 {} 个已不在本文件", number(&gone)) } else { String::new() }
        }
        Language::En => {
            let mut said = format!("{returned} of {asked} returned");
            if *partial > 0 {
                said += &format!(", {} of them in part", number(partial));
            }
            if *doubtful > 0 {
                said += &format!(", {}{} with doubts", number(doubtful), if *partial > 0 { "" } else { " of them" });
            }
            if *accepted > 0 {
                said += &format!(", {} accepted", number(accepted));
            }
            said += &if *missing > 0 { format!("; {} missing", number(missing)) } else { "; nobody is missing".to_owned() };
            said + &if gone > 0 { format!("; {} no longer in this file", number(&gone)) } else { String::new() }
        }
    }
}

/// By when, and who was not asked.
#[must_use]
pub fn about(language: Language, round: &Round, not_asked: usize) -> String {
    let mut said = String::new();
    if !round.deadline.is_empty() {
        said += &language.pick(format!("截止：{}。", round.deadline), format!("Due by {}. ", round.deadline));
    }
    if not_asked > 0 {
        said += &match (language, not_asked) {
            (Language::Zh, _) => format!("同级另有 {not_asked} 个地区未征集。"),
            (Language::En, 1) => "1 more area of that level was not asked.".to_owned(),
            (Language::En, _) => format!("{not_asked} more areas of that level were not asked."),
        };
    }
    said.trim().to_owned()
}

/// The button that accepts all without doubts.
#[must_use]
pub fn accept_all(language: Language, count: usize) -> String {
    language.pick(format!("接受全部无疑点的（{count}）"), format!("Accept all without doubts ({count})"))
}

/// A button of an area, as it is read out: its words, and whose.
#[must_use]
pub fn of_area(language: Language, word: Word, area: &str) -> String {
    let word = language.say(word);
    language.pick(format!("{word}：{area}"), format!("{word}: {area}"))
}

/// How many doubts there are beside those that are listed.
#[must_use]
pub fn more_doubts(language: Language, count: usize) -> String {
    language.pick(format!("另有 {count} 处"), format!("and {count} more"))
}

/// The step by which what areas returned is accepted.
#[must_use]
pub fn accept_step(areas: usize) -> Name {
    let many = if areas == 1 { "area" } else { "areas" };
    Name::new(format!("接受 {areas} 个地区报回的数"), format!("Accept what {areas} {many} returned"))
}

/// The step by which what one area returned is accepted.
#[must_use]
pub fn accept_one_step(area: &Name) -> Name {
    Name::new(format!("接受{}报回的数", area.zh), format!("Accept what {} returned", area.en))
}

/// The step by which that is taken back.
#[must_use]
pub fn take_back_step(area: &Name) -> Name {
    Name::new(format!("取消接受{}", area.zh), format!("No longer accept {}", area.en))
}

/// What the map says.
#[must_use]
pub fn summary(counted: &[String], language: Language) -> String {
    language.pick(format!("{}。", counted.join("，")), format!("{}.", counted.join(", ")))
}

/// The heading over those who are missing, in a reminder of a round.
#[must_use]
pub fn remind_missing(language: Language, round: &Round, count: usize) -> String {
    let (name, deadline) = (name(language, round), round.deadline.trim());
    match (language, deadline.is_empty()) {
        (Language::Zh, true) => format!("{name}：尚未报回（{count}）"),
        (Language::Zh, false) => format!("{name}，截止 {deadline}：尚未报回（{count}）"),
        (Language::En, true) => format!("Not returned yet ({count}): {name}"),
        (Language::En, false) => format!("Not returned yet ({count}): {name}, due by {deadline}"),
    }
}

/// The heading over what is still to be filled in.
#[must_use]
pub fn remind_partial(language: Language, count: usize) -> String {
    language.pick(format!("只报了一部分，请补报（{count}）"), format!("Returned in part, to be completed ({count})"))
}

/// What an area has left open.
#[must_use]
pub fn left(language: Language, names: &[String]) -> String {
    let (count, names) = (names.len(), names.join(language.pick("、", ", ")));
    language.pick(format!("缺 {count} 项：{names}"), format!("missing ({count}): {names}"))
}

/// The heading over what is to be looked at again.
#[must_use]
pub fn remind_doubts(language: Language, count: usize) -> String {
    language.pick(format!("存疑，请核实（{count}）"), format!("To be checked ({count})"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_headline_adds_up() {
        let tally = Tally { asked: 100, missing: 19, returned: 81, partial: 0, doubtful: 9, accepted: 70 };
        assert_eq!(headline(Language::En, &tally, 0), "81 of 100 returned, 9 of them with doubts, 70 accepted; 19 missing");
        assert_eq!(headline(Language::Zh, &tally, 0), "100 个地区中 81 个已报回，其中 9 个存疑，70 个已接受；19 个未报回");
        let part = Tally { asked: 4, missing: 1, returned: 3, partial: 1, doubtful: 2, accepted: 0 };
        assert_eq!(headline(Language::En, &part, 0), "3 of 4 returned, 1 of them in part, 2 with doubts; 1 missing");
        assert_eq!(headline(Language::Zh, &part, 0), "4 个地区中 3 个已报回，其中 1 个只报了一部分，2 个存疑；1 个未报回");
        let all = Tally { asked: 2, missing: 0, returned: 2, partial: 1, doubtful: 0, accepted: 0 };
        assert_eq!(
            headline(Language::En, &all, 3),
            "2 of 2 returned, 1 of them in part; nobody is missing; 3 no longer in this file"
        );
        assert_eq!(headline(Language::Zh, &all, 0), "2 个地区中 2 个已报回，其中 1 个只报了一部分，无一遗漏");
        assert_eq!(standing(Language::En, State::Partial, Some((1, 54))), "Returned in part (1 of 54)");
    }
}
