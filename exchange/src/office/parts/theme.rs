//! The theme: colours that a user of the file can change in one place, and typefaces in which Chinese is set as well.

use super::xml::HEAD;

/// The typeface of Latin letters and of figures.
pub(crate) const LATIN: &str = "Segoe UI";
/// The typeface of Chinese.
pub(crate) const CHINESE: &str = "微软雅黑";

/// The colours of the light page.
pub(crate) const INK: &str = "1C2126";
/// Words of less weight.
pub(crate) const SOFT: &str = "545B62";
/// Hairlines.
pub(crate) const RULE: &str = "CBC4B4";
/// What is missing.
pub(crate) const SHORT: &str = "B5391F";
/// What is met.
pub(crate) const MET: &str = "17626A";
/// The eight colours of scenarios.
pub(crate) const SERIES: [&str; 8] = [INK, "3566B0", "A3541F", "6B4A93", "3B6B2F", "96396B", "6D6326", "4A6272"];

/// The theme as a part.
pub(crate) fn part() -> String {
    let font = format!(
        "<a:latin typeface=\"{LATIN}\"/><a:ea typeface=\"{CHINESE}\"/><a:cs typeface=\"\"/><a:font script=\"Hans\" typeface=\"{CHINESE}\"/>"
    );
    let colour = |slot: &str, value: &str| format!("<a:{slot}><a:srgbClr val=\"{value}\"/></a:{slot}>");
    let colours: String = [
        ("dk1", INK),
        ("lt1", "FFFEFB"),
        ("dk2", SOFT),
        ("lt2", "F4F1E8"),
        ("accent1", SHORT),
        ("accent2", MET),
        ("accent3", "80570C"),
        ("accent4", SERIES[1]),
        ("accent5", SERIES[2]),
        ("accent6", SERIES[3]),
        ("hlink", "2458B8"),
        ("folHlink", SERIES[3]),
    ]
    .iter()
    .map(|(slot, value)| colour(slot, value))
    .collect();
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    let line = |width: u32| format!("<a:ln w=\"{width}\">{fill}<a:prstDash val=\"solid\"/></a:ln>");
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    format!(
        "{HEAD}<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Permille\"><a:themeElements>\
         <a:clrScheme name=\"Permille\">{colours}</a:clrScheme>\
         <a:fontScheme name=\"Permille\"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>\
         <a:fmtScheme name=\"Permille\"><a:fillStyleLst>{fill}{fill}{fill}</a:fillStyleLst>\
         <a:lnStyleLst>{}{}{}</a:lnStyleLst><a:effectStyleLst>{effect}{effect}{effect}</a:effectStyleLst>\
         <a:bgFillStyleLst>{fill}{fill}{fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>",
        line(6350),
        line(12700),
        line(19050),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colours_are_those_of_the_light_page() {
        let tokens = include_str!("../../../../www/styles/tokens.css");
        let held = [("ink", INK), ("ink-soft", SOFT), ("rule-strong", RULE), ("short", SHORT), ("met", MET)];
        let series = SERIES.iter().enumerate().map(|(place, colour)| (format!("series-{}", place + 1), *colour));
        for (token, colour) in held.map(|(token, colour)| (token.to_owned(), colour)).into_iter().chain(series.skip(1)) {
            let (_, rest) = tokens.split_once(&format!("--{token}:")).unwrap_or_else(|| panic!("there is no --{token}"));
            assert_eq!(rest.split(';').next().map(str::trim), Some(&*format!("#{}", colour.to_lowercase())), "{token}");
        }
    }
}
