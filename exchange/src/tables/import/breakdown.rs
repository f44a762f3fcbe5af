//! Rows that are parts of their areas' figures: men and women, town and country, kinds of institution. A part is never taken for the whole.

use std::collections::{BTreeMap, BTreeSet};

use super::key::key;
use super::layout::Layout;
use super::vocabulary::qualifies;
use super::{Mapping, Role, total};

/// What stands over a column that says of whom, or of which age, a row is.
const PEOPLE: [&str; 15] = [
    "性别",
    "年龄",
    "年龄组",
    "年龄段",
    "年龄别",
    "年龄分组",
    "城乡",
    "城乡类型",
    "城乡分类",
    "城乡别",
    "人群",
    "sex",
    "gender",
    "age",
    "agegroup",
];
/// What stands over a column that may say so, and may say something else.
const KINDS: [&str; 19] = [
    "口径",
    "统计口径",
    "机构类别",
    "机构类型",
    "机构性质",
    "机构分类",
    "类别",
    "类型",
    "分类",
    "性质",
    "经济类型",
    "办别",
    "组别",
    "分组",
    "举办主体",
    "登记类型",
    "type",
    "kind",
    "category",
];

/// Rows by what a column says that parts the figures of an area.
#[derive(Default)]
pub(super) struct Breakdown {
    /// The rows that say that they are the whole: 合计.
    pub(super) whole: BTreeSet<usize>,
    /// Those that say that they are a part of it, where the whole stands in another row or in none.
    pub(super) parts: BTreeSet<usize>,
}

impl Breakdown {
    /// What the rows of a table say. Several parts without the whole are left alone: whether they are added up is asked.
    pub(super) fn of(layout: &Layout, mapping: &Mapping) -> Self {
        let mut found = Self::default();
        if mapping.columns.contains(&Role::Facility) {
            return found;
        }
        for (column, role) in mapping.columns.iter().enumerate() {
            let head = key(&layout.head(column));
            let people = PEOPLE.contains(&head.as_str());
            if *role != Role::Ignored || !(people || KINDS.contains(&head.as_str())) {
                continue;
            }
            let mut of_one: BTreeMap<_, Vec<(usize, bool)>> = BTreeMap::new();
            for row in layout.rows() {
                let text = layout.cell(row, column);
                let whole = total::is_said(text) || ["全部", "总体", "合计", "total", "all"].contains(&key(text).as_str());
                if whole || qualifies(&key(text)) || (people && !text.is_empty()) {
                    let cell = |column: Option<usize>| column.map(|column| layout.cell(row, column)).unwrap_or_default();
                    let item = layout.item.map(|(item, _)| item);
                    let year = (cell(layout.year), layout.blocks.years.get(&row));
                    of_one.entry((layout.label(row), year, cell(item))).or_default().push((row, whole));
                }
            }
            for rows in of_one.into_values() {
                let parts = rows.iter().filter(|(_, whole)| !whole).map(|(row, _)| *row);
                if rows.len() == 1 || rows.iter().any(|(_, whole)| *whole) {
                    found.parts.extend(parts);
                }
                found.whole.extend(rows.iter().filter(|(_, whole)| *whole).map(|(row, _)| *row));
            }
        }
        found
    }
}
