//! What a name and a unit mean among the measures of the plans that ship.

use permille_engine::plan::Nature;
use permille_exchange::files::shipped;
use permille_exchange::tables::import::{Known, Meant};

#[test]
fn the_same_name_and_unit_are_the_same_measure_and_what_only_resembles_it_is_asked() {
    let plans = shipped::plans().unwrap();
    let known = Known::of(plans.iter().flat_map(|plan| &plan.measures));
    let meant = |word: &str, unit: &str| match known.meant(word, unit, Nature::Resource) {
        Meant::Certain(id) => id.to_string(),
        Meant::Perhaps(id) => format!("{id}?"),
        Meant::Unknown => "-".to_owned(),
    };
    for (word, unit, expected) in [
        ("托位", "个", "childcare-places"),
        ("每千人口托位数", "个", "childcare-places"),
        ("每千常住人口注册护士数", "名", "registered-nurses"),
        ("救护车", "辆", "ambulances"),
        ("childcare places", "个", "childcare-places"),
        ("乡镇卫生院", "所", "township-hospitals"),
        ("托位", "万元", "childcare-places?"),
        ("执业医师", "人", "licensed-physicians?"),
        // Approved beds are not beds.
        ("医院床位", "张", "hospital-beds"),
        ("编制床位", "张", "-"),
        ("影像中心", "个", "-"),
        ("常住人口", "人", "-"),
    ] {
        assert_eq!(meant(word, unit), expected, "{word} {unit}");
    }
    assert_eq!(known.meant("托位", "个", Nature::Indicator), Meant::Unknown);
}
