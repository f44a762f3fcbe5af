//! What titles and names of sheets say of time beside the year itself.

use permille_engine::year::Year;

use super::key::{key, narrowed, no_one_year};

/// Whether the name of a sheet is that of part of a year: 1月, 三季度, 2024年上半年.
pub(super) fn part_of_year(name: &str) -> bool {
    let name = narrowed(name.trim());
    let month = name.strip_suffix("份").unwrap_or(&name).strip_suffix('月').filter(|month| month.len() <= 2);
    let month = month.and_then(|month| month.parse::<u8>().ok()).is_some_and(|month| month != 12);
    month || (no_one_year(&name).is_some() && ["月", "季", "半年", "Q", "q"].iter().any(|word| name.contains(word)))
}

/// The year of a census that is called by its number.
pub(super) fn census(text: &str) -> Option<Year> {
    const CENSUSES: [(&str, Year); 4] = [("第四次", 1990), ("第五次", 2000), ("第六次", 2010), ("第七次", 2020)];
    CENSUSES.into_iter().find(|(word, _)| text.contains("人口普查") && text.contains(word)).map(|(_, year)| year)
}

/// Whether a line says when or by whom a table was made, or in which yearbook it stands, and not of which year it is.
pub(super) fn is_source(text: &str) -> bool {
    let text = key(text);
    ["编制", "填报", "制表", "印发", "发布", "更新", "打印", "导出", "年鉴", "yearbook"].iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_and_a_quarter_are_part_of_a_year() {
        for name in ["1月", "06月份", "三季度", "2024Q1", "2024年上半年", "2024年1-6月"] {
            assert!(part_of_year(name), "{name}");
        }
        for name in ["12月", "2024年", "2020-2024", "常住人口", "月湖区"] {
            assert!(!part_of_year(name), "{name}");
        }
        assert_eq!((census("江西省第七次全国人口普查"), census("第七次会议")), (Some(2020), None));
    }
}
