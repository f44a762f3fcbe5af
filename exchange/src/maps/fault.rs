//! Why a planner's own outlines are not taken, in a sentence of either language.

use crate::files::fault::{Fault, FileProblem};
use crate::wording::language::{Language, Say, Sentence};

/// Why a file of outlines is not taken.
#[derive(Clone, Debug, PartialEq)]
pub enum OwnProblem {
    /// More bytes than are read.
    TooLarge,
    /// It is no text, or no JSON, from some place on.
    NotJson(Box<FileProblem>),
    /// It is a file of outlines of another kind.
    OtherFile(&'static str),
    /// It is JSON of some other kind.
    NotGeoJson,
    /// Nothing in it is a polygon or a point.
    NoShapes,
    /// The areas of the open file have rings in it, and none of them encloses anything.
    NothingEnclosed,
    /// Its lines run over one another again and again.
    Tangled,
    /// Its places are not in degrees.
    NotDegrees {
        /// The system of coordinates that the file names.
        system: Option<String>,
    },
    /// It has more places than are read.
    TooManyPlaces,
    /// No property holds the code of any area of the open file.
    NoCodes {
        /// What its first features say of themselves.
        seen: Vec<String>,
        /// A code that would have been understood.
        wanted: String,
    },
}

impl OwnProblem {
    /// What is wrong, and the way out.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        language.tell(self.sentences())
    }

    fn sentences(&self) -> Sentence {
        match self {
            Self::TooLarge => Sentence::new(
                "文件超过 24 MB。请先简化边界（例如用 mapshaper），再载入。",
                "The file is larger than 24 MB. Simplify its lines first, for example with mapshaper, and load it again.",
            ),
            Self::NotJson(problem) if matches!(problem.fault, Fault::NotText) => Sentence::new(
                "这不是 GeoJSON：文件不是 UTF-8 编码的文本。请从地图软件另存为 GeoJSON。",
                "This is not GeoJSON: the file is no text in UTF-8. Save it as GeoJSON from the mapping program.",
            ),
            Self::OtherFile(kind) => Sentence::new(
                format!("这是 {kind}，不是 GeoJSON。请在地图软件（如 QGIS）中打开，另存为 GeoJSON（WGS 84，UTF-8）后再载入。"),
                format!(
                    "This is {kind} and not GeoJSON. Open it in a mapping program such as QGIS, save it as GeoJSON (WGS 84, UTF-8), and load it again."
                ),
            ),
            Self::NotJson(problem) if matches!(problem.fault, Fault::TooDeep) => Sentence::new(
                "这不是 GeoJSON：嵌套层数过多。请检查是否选错了文件。",
                "This is not GeoJSON: it is nested too deep. Check whether it is the right file.",
            ),
            Self::NotJson(problem) => Sentence::new(
                format!("这不是 GeoJSON：{}", problem.sentence(Language::Zh)),
                format!("This is not GeoJSON: {}", problem.sentence(Language::En)),
            ),
            Self::NotGeoJson => Sentence::new(
                "这是 JSON，但不是 GeoJSON：缺少 FeatureCollection。请从地图软件另存为 GeoJSON。",
                "This is JSON but not GeoJSON: there is no FeatureCollection in it. Save it as GeoJSON from the mapping program.",
            ),
            Self::NoShapes => Sentence::new(
                "文件里没有可用的面（Polygon、MultiPolygon）或点（Point）。",
                "Nothing in the file is a usable polygon or point.",
            ),
            Self::NothingEnclosed => Sentence::new(
                "文件里有各地区的面，但没有一个围出面积：边界自相交，或所有点在一条线上。请在地图软件中修复几何（例如“修复几何图形”）后再载入。",
                "The areas' polygons enclose nothing: their rings cross themselves, or lie on one line. Repair the geometry in the mapping program, and load it again.",
            ),
            Self::Tangled => Sentence::new(
                "边界反复重叠、相互交叉，无法绘制。请在地图软件中修复几何（例如“修复几何图形”）并简化边界后再载入。",
                "Its lines run over one another again and again, and cannot be drawn. Repair the geometry in the mapping program, simplify its lines, and load it again.",
            ),
            Self::NotDegrees { system } => {
                let Sentence { zh, en } = system.as_ref().map_or_else(Default::default, |name| {
                    Sentence::new(format!("（文件所用坐标系：{name}）"), format!(" (the file names {name})"))
                });
                Sentence::new(
                    format!("坐标不是经纬度（度）{zh}。请在地图软件中转换为 WGS 84（EPSG:4326）后另存。"),
                    format!(
                        "Its coordinates are not degrees of longitude and latitude{en}. Convert it to WGS 84 (EPSG:4326) in the mapping program, and save it."
                    ),
                )
            }
            Self::TooManyPlaces => Sentence::new(
                "边界的点超过 200 万个。请先简化边界，再载入。",
                "Its lines have more than 2,000,000 points. Simplify them first and load it again.",
            ),
            Self::NoCodes { seen, wanted } => {
                let Sentence { zh: seen_zh, en: seen_en } = match seen.as_slice() {
                    [] => Sentence::new("各要素没有属性", "its features have no properties"),
                    seen => Sentence::new(format!("文件里有 {}", seen.join("，")), format!("it has {}", seen.join(", "))),
                };
                Sentence::new(
                    format!(
                        "没有一个要素带有本文件地区的代码（如 {wanted}）；{seen_zh}。代码可放在 code、adcode、gb 或 id 等属性里。"
                    ),
                    format!(
                        "No feature carries the code of an area of the open file, such as {wanted}; {seen_en}. \
                         The code may stand in a property called code, adcode, gb or id, or any other."
                    ),
                )
            }
        }
    }
}
