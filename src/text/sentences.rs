//! Sentences with numbers in them.

use permille_engine::name::Name;
use permille_engine::problem::Problem;
use permille_engine::quantity::Quantity;
use permille_engine::questions::needed::Remaining;
use permille_engine::year::Year;
use permille_exchange::wording::closing::Closing;
use permille_exchange::wording::problem as fault;

use permille_exchange::wording::gaps::with_unit;
pub use permille_exchange::wording::headline::{Counts, Piece, headline};
use permille_exchange::wording::sentences;
pub use permille_exchange::wording::sentences::left_out;

use super::numbers::full;
use super::{Language, Say};

/// An edit was refused, and nothing changed.
#[must_use]
pub fn edit_refused() -> Name {
    Name::new("这项修改无法生效，原有内容保持不变。", "This change cannot be made; everything is as it was.")
}

/// A file could not be opened, and what was open still is.
#[must_use]
pub fn open_refused(file: &str) -> Name {
    Name::new(format!("无法打开“{file}”，当前内容保持不变。"), format!("“{file}” cannot be opened; what was open is as it was."))
}

/// A large file is being read.
#[must_use]
pub fn reading(file: &str) -> Name {
    Name::new(format!("正在读取“{file}”…"), format!("Reading “{file}”…"))
}

/// Reading a large file gave up.
#[must_use]
pub fn reading_failed() -> Name {
    Name::new(
        "读取未能完成：可能内存不足，或程序有误。可关闭其他网页后重试，或把文件拆小。",
        "Reading it was not finished: memory may be short, or the program at fault. Close other pages and try again, or split the file.",
    )
}

/// A file was opened, and something in it is worth knowing.
#[must_use]
pub fn opened_with_notes(file: &str) -> Name {
    Name::new(format!("已打开“{file}”，请留意："), format!("“{file}” is open. Please note:"))
}

/// A problem of the engine, as the exchange says it.
#[must_use]
pub fn problem(problem: &Problem) -> Name {
    Name::new(fault::sentence(problem, Language::Zh), fault::sentence(problem, Language::En))
}

/// “Largest gap: 101,410 childcare places, mostly in A, B and C; 20,282 more in each year 2021–2025 would close it in time.”
#[must_use]
pub fn largest_gap(
    language: Language,
    norm: &str,
    gap: &str,
    unit: &str,
    where_mostly: &[String],
    closing: Option<&Closing>,
) -> String {
    let places = where_mostly.join(language.pick("、", ", "));
    let missing = with_unit(gap, unit);
    match language {
        Language::Zh => {
            let mut text = format!("最大缺口：{norm}，缺 {missing}");
            if !places.is_empty() {
                text.push_str(&format!("，集中在{places}"));
            }
            match closing {
                Some(Closing::Yearly(Remaining { first, due, yearly })) if first == due => {
                    let yearly = full(*yearly);
                    text.push_str(&format!("；{due} 年须新增 {yearly} {unit}方可按期达标"));
                }
                Some(Closing::Yearly(Remaining { first, due, yearly })) => {
                    let (years, yearly) = (sentences::years(language, *first, *due), full(*yearly));
                    text.push_str(&format!("；{years} 年每年须新增 {yearly} {unit}方可按期达标"));
                }
                Some(Closing::AtOnce { due }) => text.push_str(&format!("；应于 {due} 年底前补齐，现须一次补足")),
                None => {}
            }
            text + "。"
        }
        Language::En => {
            let mut text = format!("Largest gap: {norm}, {missing} missing");
            if !places.is_empty() {
                text.push_str(&format!(", mostly in {places}"));
            }
            match closing {
                Some(Closing::Yearly(Remaining { first, due, yearly })) if first == due => {
                    let yearly = full(*yearly);
                    text.push_str(&format!("; {yearly} more in {due} would close it in time"));
                }
                Some(Closing::Yearly(Remaining { first, due, yearly })) => {
                    let (years, yearly) = (sentences::years(language, *first, *due), full(*yearly));
                    text.push_str(&format!("; {yearly} more in each year {years} would close it in time"));
                }
                Some(Closing::AtOnce { due }) => {
                    text.push_str(&format!("; due by the end of {due}, so all of it is needed at once"));
                }
                None => {}
            }
            text + "."
        }
    }
}

/// “In 2020 they had from 2.02 (Shangrao City) to 2.85 (Nanchang City), against 3.2.”
#[must_use]
pub fn spread(language: Language, year: Year, least: (String, &str), most: (String, &str), asked: &str) -> String {
    let ((least, least_area), (most, most_area)) = (least, most);
    match language {
        Language::Zh => format!("{year} 年实有 {least}（{least_area}）至 {most}（{most_area}），要求 {asked}。"),
        Language::En => format!("In {year} they had from {least} ({least_area}) to {most} ({most_area}), against {asked}."),
    }
}

/// Why nothing can be said yet, and what to do.
#[must_use]
pub fn nothing_known(language: Language) -> &'static str {
    if cfg!(feature = "alone") {
        return language.pick(
            "需求已按人口算出；多数标准尚无存量数据，因此看不出缺口。可在“数据”页录入。",
            "Requirements follow from the population; for most norms no stock is known, so no gap can be shown. Enter figures on the Data tab.",
        );
    }
    language.pick(
        "需求已按人口算出；多数标准尚无存量数据，因此看不出缺口。可在“数据”页录入，或打开“全省平均假设”文件看各县差距。",
        "Requirements follow from the population; for most norms no stock is known, so no gap can be shown. Enter figures on the Data tab, or open the file with the provincial-average assumption.",
    )
}

/// “27 of 100 met”
#[must_use]
pub fn met_of(language: Language, met: usize, all: usize) -> String {
    language.pick(format!("{met} / {all} 达标"), format!("{met} of {all} met"))
}

/// How many more norms a list does not show.
#[must_use]
pub fn more_norms(language: Language, count: usize) -> String {
    language.pick(format!("另有 {count} 项"), format!("{count} more"))
}

/// “Behind its path by 1,200.”
#[must_use]
pub fn behind_path(language: Language, amount: &str) -> String {
    language.pick(format!("落后于路径 {amount}"), format!("behind its path by {amount}"))
}

/// A file is beyond what is read.
#[must_use]
pub fn file_too_large() -> Name {
    Name::new(
        "文件超过 64 MB，情景文件不会这样大。请检查是否选错了文件。",
        "The file is larger than 64 MB; no scenario file is. Check that it is the right one.",
    )
}

/// The browser could not read a file.
#[must_use]
pub fn not_readable() -> Name {
    Name::new(
        "浏览器读不出这个文件，它可能已被移走或没有权限。",
        "The browser cannot read this file; it may have been moved, or reading it is not allowed.",
    )
}

/// Unsaved work of an earlier visit was opened.
#[must_use]
pub fn work_restored() -> Name {
    Name::new("已恢复上次未保存的修改。", "Unsaved changes of your last visit have been restored.")
}

/// What was open before is in the list of recent files.
#[must_use]
pub fn set_aside(title: &Name) -> Name {
    Name::new(
        format!("“{}”尚未保存的修改已放进“最近的文件”。", title.zh),
        format!("Your unsaved changes to “{}” are kept under Open › Recent.", title.en),
    )
}

/// The browser keeps nothing.
#[must_use]
pub fn not_kept() -> Name {
    Name::new(
        "浏览器不允许保留未保存的修改（空间已满、无痕窗口，或不给磁盘上的网页存储），请及时用“保存”存成文件。",
        "The browser will not keep unsaved changes (it is full, in a private window, or keeps nothing for pages on a disk). Save to a file before closing.",
    )
}

/// A lever's name in both languages, behind the area it is set for.
fn lever_at(lever: &Name, area: Option<&Name>) -> Name {
    let named = |language: Language| match area {
        Some(area) => format!("{} · {}", language.name(area), language.name(lever)),
        None => language.name(lever).to_owned(),
    };
    Name::new(named(Language::Zh), named(Language::En))
}

/// The step by which a lever is moved, or put back.
#[must_use]
pub fn lever_step(lever: &Name, area: Option<&Name>, value: Option<Quantity>) -> Name {
    let Name { zh, en } = lever_at(lever, area);
    match value {
        Some(value) => Name::new(format!("{zh} → {}", full(value)), format!("{en} → {}", full(value))),
        None => Name::new(format!("恢复基线：{zh}"), format!("Back to the baseline: {en}")),
    }
}

/// The step by which a lever gets its reason.
#[must_use]
pub fn reason_step(lever: &Name, area: Option<&Name>) -> Name {
    let Name { zh, en } = lever_at(lever, area);
    Name::new(format!("{zh}：理由"), format!("{en}: reason"))
}

/// Where the baseline has a lever.
#[must_use]
pub fn lever_baseline(language: Language, value: &str) -> String {
    language.pick(format!("基线 {value}"), format!("Baseline {value}"))
}

/// What was typed is not a number.
#[must_use]
pub fn not_a_number(language: Language, text: &str) -> String {
    language.pick(
        format!("“{text}”不是数字，请输入如 4.5 的数值，最多六位小数。"),
        format!("“{text}” is not a number. Enter one such as 4.5, with at most six decimal places."),
    )
}

/// What was typed is beyond the range.
#[must_use]
pub fn out_of_range(language: Language, least: &str, most: &str) -> String {
    language.pick(format!("请输入 {least} 到 {most} 之间的数值。"), format!("Enter a value between {least} and {most}."))
}

/// A lever is set for one area alone.
#[must_use]
pub fn only_here(language: Language, area: &str) -> String {
    language.pick(format!("人口与供给只调节{area}"), format!("Population and supply: {area} only"))
}

/// No stock is known, so nothing can be added to it.
#[must_use]
pub fn no_stock_levers(language: Language) -> &'static str {
    language.pick(
        "尚无存量数据；录入后可在此调节新增与流失。",
        "No stock is known yet; once entered, additions and losses can be set here.",
    )
}

/// A gap with the word that says which way it goes.
#[must_use]
pub fn gap(language: Language, gap: Quantity, unit: &str) -> String {
    let size = with_unit(&full(if gap.is_negative() { Quantity::ZERO.minus(gap).unwrap_or(gap) } else { gap }), unit);
    match (gap.is_negative(), gap == Quantity::ZERO) {
        (_, true) => language.pick("恰好满足".to_owned(), "exactly enough".to_owned()),
        (true, _) => language.pick(format!("富余 {size}"), format!("surplus of {size}")),
        (false, _) => language.pick(format!("短缺 {size}"), format!("short of {size}")),
    }
}

/// No norm demands anything of this area.
#[must_use]
pub fn nothing_demanded(language: Language) -> &'static str {
    language.pick("该标准不约束这个地区。", "This norm demands nothing of this area.")
}

/// The name of a scenario the planner adds.
#[must_use]
pub fn new_scenario(number: usize) -> Name {
    Name::new(format!("情景 {number}"), format!("Scenario {number}"))
}

/// No norm demands anything of the area in view.
#[must_use]
pub fn no_norms(language: Language) -> &'static str {
    language.pick(
        "所选规划没有约束这一级地区的标准。可在上方选择其上级或下级地区。",
        "No norm of the chosen plans binds areas of this level. Choose an area above or below.",
    )
}

/// The title of the ranking.
#[must_use]
pub fn where_gap_is(language: Language, norm: &str, year: Year) -> String {
    language.pick(format!("{norm} · {year} 年缺口最大的地区"), format!("{norm} · largest gaps in {year}"))
}

/// The title of the heat map.
#[must_use]
pub fn heat_title(language: Language) -> &'static str {
    language.pick("各地区 × 各项标准的达标率（%）", "Coverage by area and norm (%)")
}

/// What the heat map shows, for those who cannot see it.
#[must_use]
pub fn heat_summary(language: Language) -> &'static str {
    language.pick(
        "每格为一个地区在一项标准上的达标率；斜线表示无数据。",
        "Each cell is an area's coverage under a norm; hatching means no data.",
    )
}

/// The heading over the domains.
#[must_use]
pub fn by_domain(language: Language) -> &'static str {
    language.pick("分领域", "By domain")
}

/// Counts by status in a few words.
#[must_use]
pub fn counts(language: Language, counts: Counts) -> String {
    let parts = [
        (counts.met, language.pick("达标", "met")),
        (counts.short, language.pick("短缺", "short")),
        (counts.on_track, language.pick("按期推进", "on track")),
        (counts.no_data, language.pick("无数据", "no data")),
    ];
    let said = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| language.pick(format!("{word} {count}"), format!("{count} {word}")));
    said.collect::<Vec<_>>().join(" · ")
}

/// A gap in a narrow column: the word and the size.
#[must_use]
pub fn short_gap(language: Language, gap: Quantity) -> String {
    let size = full(if gap.is_negative() { Quantity::ZERO.minus(gap).unwrap_or(gap) } else { gap });
    match (gap.is_negative(), gap == Quantity::ZERO) {
        (_, true) => "0".to_owned(),
        (true, _) => language.pick(format!("富余 {size}"), format!("surplus {size}")),
        (false, _) => language.pick(format!("短缺 {size}"), format!("short {size}")),
    }
}
