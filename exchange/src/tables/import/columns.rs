//! The words that stand over columns that hold no figures.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::key::key;
use super::{Above, Role};

/// The heads of columns that are no figures.
pub(super) const HEADS: [(Role, &[&str]); 13] = [
    (
        Role::Code,
        &[
            "code",
            "代码",
            "行政区划代码",
            "区划代码",
            "地区代码",
            "地区编码",
            "编码",
            "行政代码",
            "县代码",
            "区县代码",
            "area code",
            "adcode",
            "gb code",
            "region code",
            "division code",
            "统计用区划代码",
            "统计区划代码",
            "区划码",
            "行政区代码",
            "地区代码gb",
            "行政区划编码",
            "区域代码",
            "地区码",
        ],
    ),
    (
        Role::Name,
        &[
            "name",
            "名称",
            "地区",
            "地区名称",
            "地名",
            "区划名称",
            "行政区划",
            "行政区划名称",
            "县",
            "区县",
            "县区",
            "县市区",
            "区县名称",
            "县名",
            "县区名称",
            "市县",
            "area",
            "area name",
            "region",
            "district",
            "county",
            "单位名称地区",
            "县市",
            "区县市",
            "市县区",
            "县级",
            "行政区",
            "区域",
            "地区名",
            "乡镇",
            "乡镇街道",
            "areas",
            "regions",
            "counties",
            "place",
        ],
    ),
    (Role::Level, &["level", "级别", "层级", "行政级别", "地区级别"]),
    (Role::CodeAbove(Above::Parent), &["parent", "parent code", "上级代码", "上级", "上级地区代码", "belongs to", "parent_code"]),
    (Role::NameAbove(Above::Parent), &["parent name", "上级名称", "上级地区", "所属地区", "隶属"]),
    (Role::CodeAbove(Above::City), &["city code", "市代码", "地市代码", "设区市代码"]),
    (Role::NameAbove(Above::City), &["city", "city name", "市", "地市", "设区市", "所属市", "地级市", "市名称", "城市"]),
    (Role::CodeAbove(Above::Province), &["province code", "省代码"]),
    (Role::NameAbove(Above::Province), &["province", "province name", "省", "省份", "所属省", "省名称"]),
    (
        Role::Facility,
        &[
            "机构名称",
            "医疗机构名称",
            "医疗卫生机构名称",
            "医院名称",
            "机构",
            "医院",
            "托育机构名称",
            "托育机构",
            "facility",
            "institution",
            "hospital",
        ],
    ),
    (Role::Year, &["year", "年份", "年度", "年", "统计年份"]),
    (
        Role::Item,
        &[
            "indicator",
            "指标",
            "指标名称",
            "项目",
            "figure",
            "item",
            "measure",
            "数据项",
            "统计项",
            "指标项",
            "主要指标",
            "项目名称",
            "indicators",
        ],
    ),
    (
        Role::Value,
        &[
            "value",
            "数值",
            "值",
            "数量",
            "数据",
            "指标值",
            "数值数",
            "本年",
            "本期",
            "绝对数",
            "年末数",
            "期末数",
            "实际数",
            "填报数",
            "figure value",
        ],
    ),
];
/// The head of a column of units.
pub(super) const UNIT: [&str; 3] = ["unit", "单位", "计量单位"];

/// The heads as keys, to be looked up.
static ROLES: LazyLock<HashMap<String, Role>> = LazyLock::new(|| {
    let units = UNIT.iter().map(|head| (key(head), Role::Unit));
    let heads = HEADS.iter().flat_map(|(role, heads)| heads.iter().map(|head| (key(head), role.clone())));
    let mut roles = HashMap::new();
    for (head, role) in units.chain(heads) {
        roles.entry(head).or_insert(role);
    }
    roles
});

/// The role that a word over a column names.
pub(super) fn role_of(word: &str) -> Option<Role> {
    ROLES.get(&key(word)).cloned()
}
