//! A planner's own outlines: what is read, what is refused and how.

use permille_exchange::maps::own::{self, Own};
use permille_exchange::maps::{OwnProblem, file, twice_area};
use permille_exchange::wording::language::Language;

fn codes(codes: &[&str]) -> Vec<String> {
    codes.iter().map(|code| (*code).to_owned()).collect()
}

/// A feature with these properties, a square degree with its corner at `x`, 29.
fn feature(properties: &str, x: f64) -> String {
    let (east, north) = (x + 1.0, 30.0);
    format!(
        "{{\"type\":\"Feature\",\"properties\":{{{properties}}},\"geometry\":{{\"type\":\"Polygon\",\
         \"coordinates\":[[[{x},29],[{east},29],[{east},{north}],[{x},{north}],[{x},29]]]}}}}"
    )
}

fn collection(features: &[String]) -> String {
    format!("{{\"type\":\"FeatureCollection\",\"features\":[{}]}}", features.join(","))
}

fn read(text: &str, wanted: &[&str]) -> Result<Own, OwnProblem> {
    own::read(text.as_bytes(), &codes(wanted))
}

fn refused(text: &str) -> [String; 2] {
    let problem = read(text, &["360202"]).err();
    [Language::Zh, Language::En].map(|language| problem.as_ref().map(|problem| problem.sentence(language)).unwrap_or_default())
}

#[test]
fn codes_are_found_under_any_name_and_in_every_usual_way_of_writing_them() {
    for property in [
        "\"code\":\"360202\"",
        "\"adcode\":360202",
        "\"gb\":\"156360202\"",
        "\"GB\":\"156360202000\"",
        "\"区划代码\":\"360202000000\"",
        "\"zcode\":360202.0",
        "\"name\":\"昌江区\",\"stat\":\"360202000\"",
    ] {
        let own = read(&collection(&[feature(property, 117.0)]), &["360202", "360203"]).unwrap();
        assert_eq!(own.outlines.areas[0].code, "360202", "{property}");
        assert_eq!(own.left, ["360203"]);
    }
    let named = feature("", 117.0).replace("\"properties\"", "\"id\":\"360202\",\"properties\"");
    assert_eq!(read(&named, &["360202"]).unwrap().property, "id");
}

#[test]
fn the_property_that_matches_most_areas_is_the_one() {
    let features = [
        feature("\"parent\":\"360200\",\"code\":\"360202\"", 117.0),
        feature("\"parent\":\"360200\",\"code\":\"360203\"", 118.0),
        feature("\"parent\":\"360200\",\"code\":\"999999\"", 119.0),
    ];
    let own = read(&collection(&features), &["360200", "360202", "360203"]).unwrap();
    assert_eq!((own.property.as_str(), own.unused.len()), ("code", 1));
    assert_eq!(own.left, ["360200"]);
    // What two share is one line; what comes back through the file is the same.
    assert_eq!(own.outlines.lines.len(), 3);
    assert_eq!(file::read(&file::write(&own.outlines, 1)), Some(own.outlines));
}

#[test]
fn parts_of_one_area_come_together_and_heights_are_passed_over() {
    let island = "{\"type\":\"Feature\",\"properties\":{\"code\":\"360202\"},\"geometry\":{\"type\":\"GeometryCollection\",\"geometries\":[\
        {\"type\":\"MultiPolygon\",\"coordinates\":[[[[110,20,5],[111,20,5],[111,21,5],[110,20,5]]]]},{\"type\":\"Point\",\"coordinates\":[110,20]}]}}";
    let own = read(&collection(&[feature("\"code\":\"360202\"", 117.0), island.to_owned()]), &["360202"]).unwrap();
    assert_eq!(own.outlines.areas[0].polygons.len(), 2);
    assert!(own.outlines.areas[0].points.is_empty());
}

#[test]
fn a_point_is_enough() {
    let point = "{\"type\":\"Feature\",\"properties\":{\"code\":\"360202\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[117.2,29.3]}}";
    let own = read(&collection(&[point.to_owned()]), &["360202"]).unwrap();
    assert_eq!(own.outlines.areas[0].points, [(11_720_000, 2_930_000)]);
}

#[test]
fn what_is_no_geojson_is_told_as_such() {
    let [zh, en] = refused("<html>");
    assert!(zh.contains("不是 GeoJSON") && en.contains("Line 1, column 1"), "{zh} {en}");
    assert!(refused("{\"type\":\"Topology\"}")[1].contains("not GeoJSON"));
    assert!(
        refused("<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\">").iter().all(|told| told.contains("KML"))
    );
    assert!(refused("PK\u{3}\u{4}").iter().all(|told| told.contains("ZIP")));
    assert!(refused("\0\0\u{27}\n\0").iter().all(|told| told.contains("shapefile")));
    assert!(refused("[1,2]")[1].contains("no FeatureCollection"));
    assert!(refused("{\"type\":\"FeatureCollection\"}")[1].contains("no FeatureCollection"));
    assert!(refused(&collection(&[]))[1].contains("usable polygon"));
    assert!(refused(&collection(&["{\"type\":\"Feature\"}".to_owned(), "7".to_owned()]))[1].contains("usable polygon"));
}

#[test]
fn a_file_without_our_codes_shows_what_it_has() {
    let [zh, en] = refused(&collection(&[feature("\"NAME\":\"Erewhon\",\"nr\":7", 117.0)]));
    assert!(zh.contains("360202") && zh.contains("NAME: Erewhon，nr: 7"), "{zh}");
    assert!(en.contains("such as 360202; it has NAME: Erewhon, nr: 7"), "{en}");
    assert!(refused(&collection(&[feature("", 117.0)]))[1].contains("no properties"));
}

#[test]
fn metres_and_numbers_that_are_none_are_not_degrees() {
    for far in ["4182000", "1e400", "-181", "1e5"] {
        let text = collection(&[feature("\"code\":\"360202\"", 117.0)]).replace("117", far);
        assert!(refused(&text)[1].contains("WGS 84"), "{far}");
    }
    let nan = collection(&[feature("\"code\":\"360202\"", 117.0)]).replace("117", "NaN");
    assert!(refused(&nan)[0].contains("第 1 行"), "{:?}", refused(&nan));
}

#[test]
fn nesting_without_end_and_files_without_end_are_refused() {
    let deep = format!("{{\"type\":\"FeatureCollection\",\"features\":{}", "[".repeat(100_000));
    assert!(!refused(&deep)[1].is_empty());
    let nested =
        (0..40).fold("null".to_owned(), |inner, _| format!("{{\"type\":\"GeometryCollection\",\"geometries\":[{inner}]}}"));
    let nested = format!("{{\"type\":\"Feature\",\"properties\":{{}},\"geometry\":{nested}}}");
    assert!(read(&nested, &["360202"]).is_err());
    assert_eq!(own::read(&vec![b' '; own::MOST_BYTES + 1], &[]), Err(OwnProblem::TooLarge));
}

#[test]
fn rings_that_cross_themselves_or_go_round_nothing_do_no_harm() {
    let ring =
        |places: &str| feature("\"code\":\"360202\"", 117.0).replace("[117,29],[118,29],[118,30],[117,30],[117,29]", places);
    let bow_tie = read(&collection(&[ring("[117,29],[118,30],[118,29],[117,31],[117,29]")]), &["360202"]).unwrap();
    let outline = &bow_tie.outlines.areas[0];
    assert!(twice_area(&bow_tie.outlines.places(&outline.polygons[0][0])) != 0);
    for nothing in
        ["", "[117,29]", "[117,29],[117,29],[117,29],[117,29]", "[117,29],[118,30],[117,29]", "7", "null,null,null", "[[1]]"]
    {
        let said = &refused(&collection(&[ring(nothing)]))[1];
        assert!(said.contains("usable") || said.contains("enclose nothing"), "{nothing}: {said}");
    }
    let crossing = refused(&collection(&[ring("[117,29],[118,30],[118,29],[117,30],[117,29]")]));
    assert!(crossing[1].contains("their rings cross themselves"), "{}", crossing[1]);
}

/// Of the four counties of a city.
const COUNTIES: [&str; 4] = ["360202", "360203", "360222", "360281"];

#[test]
fn codes_under_four_names_and_types_are_all_found() {
    let own = read(include_str!("../maps/32_code_field_names_and_types.geojson"), &COUNTIES).unwrap();
    let found: Vec<&str> = own.outlines.areas.iter().map(|area| area.code.as_str()).collect();
    assert_eq!((found, own.left.len(), own.unused.len()), (COUNTIES.to_vec(), 0, 0));
}

#[test]
fn what_has_no_shape_is_named_and_the_rest_is_drawn() {
    // Geometry that is null or has no places; a polygon known by the feature's own id alone; a collection with a polygon in it.
    let own = read(include_str!("../maps/35_null_empty_and_mixed_geometry.geojson"), &COUNTIES).unwrap();
    let drawn: Vec<(&str, usize)> = own.outlines.areas.iter().map(|area| (area.code.as_str(), area.polygons.len())).collect();
    assert_eq!(drawn, [("360203", 1), ("360222", 1)]);
    assert_eq!(own.left, ["360202", "360281"]);
    // Two areas without a shape, a river, and the dashed line of the sea, which is of no area here.
    let unused: std::collections::BTreeSet<&str> = own.unused.iter().map(String::as_str).collect();
    assert_eq!(unused, ["100000", "乐平市", "昌江区", "河流"].into());
}

#[test]
fn a_system_of_coordinates_that_is_not_degrees_is_named() {
    let crs = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4547\"}},\"features\"";
    let text = collection(&[feature("\"code\":\"360202\"", 512_345.0)]).replace("\"features\"", crs);
    let [zh, en] = refused(&text);
    assert!(zh.contains("EPSG:4547") && en.contains("EPSG:4547") && en.contains("WGS 84"), "{zh} {en}");
    // What nobody would see in its name is made visible, and in what features say of themselves.
    let [zh, en] = refused(&text.replace("EPSG::4547", "EPSG\u{7f}\u{202e}4547"));
    assert!([zh, en].iter().all(|said| said.contains("EPSG⟨U+007F⟩⟨U+202E⟩4547")));
    let [zh, en] = refused(&collection(&[feature("\"na\u{7f}me\":\"\u{202e}x\"", 117.0)]));
    assert!([zh, en].iter().all(|said| said.contains("na⟨U+007F⟩me: ⟨U+202E⟩x")));
}

#[test]
fn text_in_gb18030_is_read() {
    let text = collection(&[feature("\"名称\":\"昌江区\",\"行政区划代码\":\"360202\"", 117.0)]);
    let (bytes, _, _) = encoding_rs::GB18030.encode(&text);
    let own = own::read(&bytes, &codes(&["360202"])).unwrap();
    assert_eq!((own.property.as_str(), own.outlines.areas.len()), ("行政区划代码", 1));
}
