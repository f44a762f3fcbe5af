//! Wording of what carries the open file elsewhere.

use permille_engine::area::{Area, Level};
use permille_engine::name::Name;

use super::numbers::{count as number, so_many};
use super::{Language, Say, Word, words};

/// The button and the dialog behind it.
pub const SHARE: Word = Word::new("分享", "Share");
/// What all ways have in common.
pub const LEAD: Word = Word::new(
    "全部在本机生成，不上传任何内容；只有您发给的人才能看到。",
    "Everything is made on this machine and nothing is uploaded: only those you send it to can see it.",
);
/// The scenario file itself.
pub const SAVE_FILE: Word = Word::new("保存文件", "Save file");
/// What comes of it.
pub const SAVE_FILE_ABOUT: Word = Word::new(
    "情景文件（.scenario.json）：内容完整，可再次打开、编辑和合并。",
    "The scenario file (.scenario.json): everything in it, to be opened, edited and merged again.",
);
/// The presentation.
pub const SLIDES: Word = Word::new("幻灯片", "Slides");
/// What comes of it.
pub const SLIDES_ABOUT: Word = Word::new(
    "“演示”页的幻灯片，存为 PPTX：文字、表格和图表都可以在 PowerPoint 或 WPS 里改。",
    "The slides of the Present tab as PPTX: text, tables and charts can be edited in PowerPoint and WPS.",
);
/// The report.
pub const REPORT: Word = Word::new("报告", "Report");
/// What comes of it.
pub const REPORT_ABOUT: Word = Word::new(
    "当前地区、年份、标准和情景的文字报告，可打印或存为 PDF（A4）。",
    "A report of the area, year, norm and scenario in view, to be printed or saved as PDF (A4).",
);
/// The file in an address.
pub const COPY_LINK: Word = Word::new("复制链接", "Copy link");
/// What comes of it.
pub const COPY_LINK_ABOUT: Word = Word::new(
    "整个情景文件压缩在网址 # 号之后的部分里，这部分浏览器从不发给服务器；打开时就是您现在所看的页面。另附二维码。",
    "The whole scenario file within the part of the address after #, which browsers never send to a server. It opens at what you are looking at. With a QR code.",
);
/// The same, from beside a number.
pub const COPY_VIEW: Word = Word::new("复制指向这个数的链接", "Copy a link to this number");
/// The field that holds it.
pub const LINK: Word = Word::new("链接", "Link");
/// Programs may cut it.
pub const LONG_LINK: Word = Word::new(
    "链接较长：有些聊天和办公软件会截断超过 2,000 个字符的链接。发送后请试着打开；不行就改发文件。",
    "A long link: some programs cut links beyond 2,000 characters. Try it after sending, or send the file instead.",
);
/// The page lies on a disk.
pub const FROM_DISK: Word = Word::new(
    "本页是从磁盘打开的：链接只在这台电脑上有效。发给别人请用“保存文件”或“另存为网页”。",
    "This page was opened from a disk, so the link works on this machine alone. To send it, use “Save file” or “Save as a page”.",
);
/// What the code is for.
pub const CODE_ABOUT: Word = Word::new("用手机扫码打开同一链接。", "Scan it with a phone to open the same link.");
/// Keeps the code.
pub const SAVE_CODE: Word = Word::new("保存二维码", "Save QR code");
/// There is none.
pub const NO_CODE: Word = Word::new(
    "链接太长，放不进二维码（最多 2,953 个字符）。",
    "The link is too long for a QR code, which holds 2,953 characters.",
);
/// A file came with the address.
pub const ARRIVED: Word = Word::new("打开链接中的情景文件？", "Open the file in this link?");
/// What opening means.
pub const ARRIVED_ABOUT: Word = Word::new(
    "链接里带有一份情景文件，内容如下。它只含数字和文字，不会运行任何程序；确认之前，当前内容保持不变。",
    "The link holds a scenario file. It is nothing but figures and text, and what is open stays as it is until you choose.",
);
/// How it compares with what is open.
pub const AGAINST_OPEN: Word = Word::new("与当前内容相比", "Against what is open");
/// Its results against those it was sent with.
pub const RESULTS: Word = Word::new("与发出时相比", "Since it was sent");
/// How large it is.
pub const SIZE: Word = Word::new("大小", "Size");
/// Opens it.
pub const OPEN_IT: Word = Word::new("打开链接内容", "Open it");
/// Does not.
pub const KEEP_OPEN: Word = Word::new("保留当前内容", "Keep what is open");
/// Saves what is open before it is replaced.
pub const SAVE_FIRST: Word = Word::new("先保存当前内容", "Save it first");
/// The scenario in view as formulas.
pub const WORKBOOK: Word = Word::new("工作簿", "Workbook");
/// What comes of it.
pub const WORKBOOK_ABOUT: Word = Word::new(
    "当前情景的 Excel 工作簿（.xlsx）：需求和缺口都是公式，旁注条款，改动数据即重算；其中“数据”表可再导入。",
    "The scenario in view for Excel or WPS (.xlsx): requirements and gaps are formulas with the clause beside each; its sheet Inputs imports back.",
);
/// The app and the file in one page.
pub const SAVE_PAGE: Word = Word::new("另存为网页", "Save as a page");
/// What comes of it.
pub const SAVE_PAGE_ABOUT: Word = Word::new(
    "一个 HTML 文件，内含本应用、规划和情景：拷到 U 盘，双击即可打开，不需安装和联网，可继续编辑、再次另存。",
    "One HTML file with the app, the plans and the scenarios: it opens from a USB stick by double-click, without installation or network, and can be edited and saved again.",
);
/// The file that the page holds.
pub const OF_THIS_PAGE: Word = Word::new("本网页内的情景文件", "The file in this page");
/// Something is being made.
pub const MAKING: Word = Word::new("正在生成…", "Making it…");
/// Ends the making.
pub const STOP: Word = Word::new("停止", "Stop");

/// The worker could not make it.
#[must_use]
pub fn not_made() -> Name {
    Name::new(
        "未能生成：浏览器无法启动后台计算，或内存不足。请重新载入页面后再试；也可以改用“保存文件”。",
        "It could not be made: the browser could not start the background work, or is out of memory. Reload the page and try again, or use “Save file”.",
    )
}

/// What is made of one scenario of a file.
#[must_use]
pub fn of_scenario(language: Language, title: &str, scenario: &str) -> String {
    language.pick(format!("{title} {scenario}"), format!("{title} - {scenario}"))
}

/// It is with the browser.
#[must_use]
pub fn saved(language: Language, name: &str) -> String {
    language.pick(format!("已作为“{name}”交给浏览器。"), format!("Handed to the browser as “{name}”."))
}

/// A workbook cannot hold it.
#[must_use]
pub fn workbook_too_large() -> Name {
    Name::new(
        "地区、年份和标准太多，一个工作簿放不下。请缩短年份范围，或先导出其中一个市。",
        "More areas, years and norms than a workbook holds. Shorten the years, or export one city's file.",
    )
}

/// The worker could not read the link.
#[must_use]
pub fn not_read() -> Name {
    Name::new(
        "浏览器无法启动后台计算，或内存不足。请重新载入页面后再打开链接。",
        "The browser could not start the background work, or is out of memory. Reload the page and open the link again.",
    )
}

/// The link cannot be opened.
#[must_use]
pub fn link_refused() -> Name {
    Name::new("无法打开这个链接，当前内容保持不变。", "This link cannot be opened; what was open is as it was.")
}

/// The file in a link is being read.
#[must_use]
pub fn reading() -> Name {
    Name::new("正在读取链接中的文件…", "Reading the file in the link…")
}

/// The page is with the browser.
#[must_use]
pub fn page_made(language: Language, bytes: usize) -> String {
    let size = size(bytes);
    language.pick(
        format!("网页已生成（{size}），由浏览器保存。收件人双击即可打开。"),
        format!("The page is made ({size}) and with the browser. Whoever gets it opens it by double-click."),
    )
}

/// What came in a link, told from a file of the same title.
#[must_use]
pub fn in_link(title: &Name) -> Name {
    Name::new(format!("{}（链接）", Language::Zh.name(title)), format!("{} (in the link)", Language::En.name(title)))
}

/// It was opened.
#[must_use]
pub fn opened_from_link() -> Name {
    Name::new("已打开链接中的内容。它还没有保存成文件。", "What the link holds is open. It is not saved as a file yet.")
}

/// Takes back what was replaced.
#[must_use]
pub fn bring_back(language: Language, title: &str) -> String {
    language.pick(format!("换回“{title}”"), format!("Bring back “{title}”"))
}

/// The file is too large for a link.
#[must_use]
pub fn too_large(characters: usize) -> Name {
    let thousand = characters.div_ceil(1000);
    Name::new(
        format!("内容太大，放不进链接（约需 {thousand} 千个字符，最多 3 万）。请改用“保存文件”或“另存为网页”。"),
        format!(
            "Too large for a link: it would take some {thousand},000 characters, and 30,000 is the most. Use “Save file” or “Save as a page”."
        ),
    )
}

/// The link is there.
#[must_use]
pub fn link_made(language: Language, copied: bool, characters: usize) -> String {
    let count = number(characters);
    match copied {
        true => language.pick(format!("链接已复制，共 {count} 个字符。"), format!("Copied: a link of {count} characters.")),
        false => language.pick(
            format!("链接已生成，共 {count} 个字符。浏览器不允许直接复制：请点选下面的链接，按 Ctrl+C。"),
            format!("A link of {count} characters. The browser does not let it be copied: choose it below and press Ctrl+C."),
        ),
    }
}

/// A link to what is looked at, copied or not.
#[must_use]
pub fn view_copied(copied: bool) -> Name {
    if copied {
        Name::new("链接已复制：打开即是现在所看的内容。", "Link copied: it opens at what you are looking at.")
    } else {
        Name::new(
            "浏览器不允许直接复制。请在“分享”里复制链接。",
            "The browser does not let the link be copied. Share has it, to be copied by hand.",
        )
    }
}

/// What an address asks for is not there.
#[must_use]
pub fn not_in_this_file() -> Name {
    Name::new(
        "网址所指的地区、标准或情景不在打开的文件中，其余已按网址显示。",
        "The address speaks of an area, a norm or a scenario that the open file does not have. The rest is shown as it says.",
    )
}

/// What the code is called.
#[must_use]
pub fn code_name(language: Language, title: &str) -> String {
    language.pick(format!("{title} 二维码"), format!("QR code of {title}"))
}

/// What unsaved work there is.
#[must_use]
pub fn unsaved_work(language: Language, title: &str) -> String {
    language.pick(
        format!("“{title}”有未保存的修改：打开链接后，它会连同撤销记录留在“最近的文件”里。"),
        format!("“{title}” has unsaved changes. When you open the link it stays under Open › Recent, with its history."),
    )
}

/// How many areas of each level, and the first of them.
#[must_use]
pub fn areas(language: Language, areas: &[Area]) -> String {
    let of = |level: Level| areas.iter().filter(|area| area.level == level).count();
    let counts: Vec<String> = Level::ALL
        .into_iter()
        .filter(|level| of(*level) > 0)
        .map(|level| match language {
            Language::Zh => format!("{} 个{}", of(level), words::level_of_one(level).zh),
            Language::En if of(level) == 1 => format!("1 {}", words::level_of_one(level).en.to_lowercase()),
            Language::En => format!("{} {}", of(level), several(level)),
        })
        .collect();
    let first = areas.first().map(|area| language.name(&area.name)).unwrap_or_default();
    language.pick(format!("{first}（{}）", counts.join("、")), format!("{first} ({})", counts.join(", ")))
}

const fn several(level: Level) -> &'static str {
    match level {
        Level::Province => "provinces",
        Level::City => "cities",
        Level::County => "counties",
        Level::Township => "townships",
    }
}

/// Names in a row; of many the first and how many more.
#[must_use]
pub fn listed(language: Language, names: &[&str]) -> String {
    const MOST: usize = 6;
    let shown = names.iter().take(MOST).copied().collect::<Vec<_>>().join(language.pick("、", "; "));
    match names.len().saturating_sub(MOST) {
        0 => shown,
        more => language.pick(format!("{shown}等 {} 个", names.len()), format!("{shown}; and {more} more")),
    }
}

/// A size in kilobytes; from a thousand of them in megabytes.
#[must_use]
pub fn size(bytes: usize) -> String {
    match bytes.div_ceil(1000) {
        kilobytes if kilobytes < 1000 => format!("{kilobytes} kB"),
        kilobytes => format!("{}.{} MB", kilobytes / 1000, kilobytes % 1000 / 100),
    }
}

/// What the sender changed.
pub const CHANGED: Word = Word::new("改动", "Changed");

/// How much the sender changed, and against what: the open file of that title, or the one that ships.
#[must_use]
pub fn changed(language: Language, count: usize, title: &str, open: bool) -> String {
    match language {
        Language::Zh => format!("与{}“{title}”相比，有 {count} 处不同：", if open { "已打开的" } else { "自带的" }),
        Language::En => {
            let inputs = if count == 1 { "1 input differs".to_owned() } else { format!("{count} inputs differ") };
            format!("{inputs} from “{title}” as it {}:", if open { "is open" } else { "ships" })
        }
    }
}

/// A lever or an action that was changed.
#[must_use]
pub fn input(language: Language, scenario: &str, input: &str, values: &str) -> String {
    language.pick(format!("{scenario}：{input} {values}"), format!("{scenario}: {input} {values}"))
}

/// A figure that was changed.
#[must_use]
pub fn figure(language: Language, [area, name, unit]: [&str; 3], year: u16, [from, to]: [&str; 2]) -> String {
    let space = if unit.is_empty() { "" } else { " " };
    language.pick(
        format!("{area} {year} 年{name}：{from} → {to}{space}{unit}"),
        format!("{area}, {name} in {year}: {from} → {to}{space}{unit}"),
    )
}

/// A norm that was changed.
#[must_use]
pub fn norm(language: Language, name: &str) -> String {
    language.pick(format!("标准“{name}”有改动"), format!("the norm “{name}” was changed"))
}

/// What is not listed.
#[must_use]
pub fn and_more(language: Language, count: usize) -> String {
    language.pick(format!("另有 {count} 处"), format!("and {count} more"))
}

/// In what a file differs from the open one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Differs {
    /// In nothing.
    pub same: bool,
    /// In so many areas.
    pub areas: usize,
    /// In so many scenarios.
    pub scenarios: usize,
    /// In the plans.
    pub plans: bool,
    /// In the years.
    pub years: bool,
}

/// How a file stands against the open one.
#[must_use]
pub fn against_open(language: Language, title: &str, differs: &Differs) -> String {
    if differs.same {
        return language.pick(format!("与“{title}”相同"), format!("the same as “{title}”"));
    }
    let count = |count: usize, zh: &str, one: &str, several: &str| {
        (count > 0).then(|| language.pick(format!("{} 个{zh}", number(count)), so_many(count, one, several)))
    };
    let word = |differs: bool, zh: &str, en: &str| differs.then(|| language.pick(zh, en).to_owned());
    let parts: Vec<String> = [
        count(differs.areas, "地区", "area", "areas"),
        count(differs.scenarios, "情景", "scenario", "scenarios"),
        word(differs.plans, "规划", "the plans"),
        word(differs.years, "年份", "the years"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() {
        return language
            .pick(format!("与“{title}”只有名称或说明不同"), format!("differs from “{title}” in names and descriptions alone"));
    }
    let parts = parts.join(language.pick("、", ", "));
    language.pick(format!("与“{title}”不同：{parts}"), format!("differs from “{title}” in {parts}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_named() {
        let none = Differs { same: false, areas: 0, scenarios: 0, plans: false, years: false };
        let say = |differs| against_open(Language::En, "A", &differs);
        assert_eq!(say(Differs { same: true, ..none }), "the same as “A”");
        assert_eq!(
            say(Differs { areas: 1, scenarios: 2, plans: true, ..none }),
            "differs from “A” in 1 area, 2 scenarios, the plans"
        );
        assert_eq!(say(none), "differs from “A” in names and descriptions alone");
        assert_eq!(against_open(Language::Zh, "甲", &Differs { areas: 3, years: true, ..none }), "与“甲”不同：3 个地区、年份");
    }

    #[test]
    fn sizes_are_told_in_a_unit_that_fits() {
        assert_eq!([1, 999_000, 999_001, 2_350_000].map(size), ["1 kB", "999 kB", "1.0 MB", "2.3 MB"]);
    }

    #[test]
    fn a_long_list_ends_with_how_many_more() {
        assert_eq!(listed(Language::En, &["a", "b"]), "a; b");
        assert_eq!(listed(Language::En, &["a"; 8]), "a; a; a; a; a; a; and 2 more");
        assert_eq!(listed(Language::Zh, &["甲"; 7]), "甲、甲、甲、甲、甲、甲等 7 个");
    }
}
