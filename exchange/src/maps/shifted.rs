//! Whether a planner's own outlines lie where GCJ-02 or BD-09 would put them: Chinese web maps shift every place by a few hundred metres, and a file does not
//! say so.
//!
//! The middle of an area is compared with that of the outline that ships, which is in WGS-84. Thinning a border out moves its middle by some metres, the
//! shift by hundreds, and in a direction that is known for each place. **Invariant:** nothing is moved. It is a hint, and there is none where the two are too much alike to
//! tell.

use std::f64::consts::PI;

use super::{DEGREE, Outline, Outlines, Point, twice_area};

/// A system of coordinates that shifts places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// That of AMap (高德) and Tencent.
    Gcj02,
    /// That of Baidu, which shifts GCJ-02 once more.
    Bd09,
}

/// How far the middles may lie from where the shift puts them, in metres.
const NEAR: f64 = 150.0;
/// How many times farther they must lie from where they are without it.
const TIMES: f64 = 3.0;
/// The metres of a degree of latitude.
const METRES: f64 = 111_195.0;

/// The shift by which `own` lie beside `known`; `None` where they do not, or no area is in both.
#[must_use]
pub fn shifted(own: &Outlines, known: &Outlines) -> Option<Shift> {
    // What has changed since is another area.
    let both = own.areas.iter().filter_map(|area| {
        let other = known.of(&area.code).filter(|other| other.outdated.is_none())?;
        Some((middle(known, other)?, middle(own, area)?))
    });
    let both: Vec<(Place, Place)> = both.collect();
    [Shift::Gcj02, Shift::Bd09].into_iter().find(|shift| {
        let beside = median(both.iter().map(|(here, there)| apart(shift.of(*here), *there)));
        let without = median(both.iter().map(|(here, there)| apart(*here, *there)));
        beside.zip(without).is_some_and(|(beside, without)| beside <= NEAR && beside * TIMES <= without)
    })
}

/// Longitude and latitude in degrees.
type Place = (f64, f64);

impl Shift {
    /// Where it puts a place.
    fn of(self, place: Place) -> Place {
        let (longitude, latitude) = gcj02(place);
        match self {
            Self::Gcj02 => (longitude, latitude),
            // Beside a ripple of two metres.
            Self::Bd09 => (longitude + 0.0065, latitude + 0.006),
        }
    }
}

/// Where GCJ-02 puts a place of WGS-84: a polynomial with waves about 105° E, 35° N, on the ellipsoid of Krasovsky.
fn gcj02((longitude, latitude): Place) -> Place {
    /// The longer half axis, and the eccentricity squared.
    const AXIS: f64 = 6_378_245.0;
    const SQUARED: f64 = 0.006_693_421_622_965_943;
    let (x, y) = (longitude - 105.0, latitude - 35.0);
    let wave = |of: f64, length: f64| (of * PI / length).sin();
    let both = 20.0 * wave(6.0 * x, 1.0) + 20.0 * wave(2.0 * x, 1.0);
    let north = -100.0
        + 2.0 * x
        + 3.0 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * x.abs().sqrt()
        + (both + 20.0 * wave(y, 1.0) + 40.0 * wave(y, 3.0) + 160.0 * wave(y, 12.0) + 320.0 * wave(y, 30.0)) * 2.0 / 3.0;
    let east = 300.0
        + x
        + 2.0 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * x.abs().sqrt()
        + (both + 20.0 * wave(x, 1.0) + 40.0 * wave(x, 3.0) + 150.0 * wave(x, 12.0) + 300.0 * wave(x, 30.0)) * 2.0 / 3.0;
    let (sine, cosine) = latitude.to_radians().sin_cos();
    let bent = 1.0 - SQUARED * sine * sine;
    let north = (north / (AXIS * (1.0 - SQUARED) / bent.powf(1.5))).to_degrees();
    let east = (east / (AXIS / bent.sqrt() * cosine)).to_degrees();
    (longitude + east, latitude + north)
}

/// How many metres two places lie apart.
fn apart((x, y): Place, (other_x, other_y): Place) -> f64 {
    let east = (other_x - x) * y.to_radians().cos() * METRES;
    let north = (other_y - y) * METRES;
    east.hypot(north)
}

fn median(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut sorted: Vec<f64> = values.collect();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied()
}

/// The middle of an area; `None` of one that is a point, or nothing.
fn middle(outlines: &Outlines, outline: &Outline) -> Option<Place> {
    let (mut all, mut x, mut y) = (0.0, 0.0, 0.0);
    for ring in outline.polygons.iter().flatten() {
        let places = outlines.places(ring);
        let Some(&first) = places.first() else { continue };
        // From the first place of the ring on: far from zero, digits would be lost.
        let from = |(a, b): Point| (f64::from(a - first.0), f64::from(b - first.1));
        let (mut own_x, mut own_y) = (0.0, 0.0);
        for (&one, &other) in places.iter().zip(places.iter().cycle().skip(1)) {
            let ((a, b), (c, d)) = (from(one), from(other));
            let cross = a * d - c * b;
            own_x += (a + c) * cross / 3.0;
            own_y += (b + d) * cross / 3.0;
        }
        let twice = twice_area(&places) as f64;
        all += twice;
        x += own_x + f64::from(first.0) * twice;
        y += own_y + f64::from(first.1) * twice;
    }
    (all.abs() > 0.0).then(|| (x / all / DEGREE, y / all / DEGREE))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maps::file;

    fn shipped() -> Outlines {
        file::read(include_str!("../../../www/map/outlines.json")).unwrap()
    }

    /// The outlines with every place moved.
    fn moved(by: impl Fn(Place) -> Place) -> Outlines {
        let mut moved = shipped();
        for point in moved.lines.iter_mut().flatten() {
            let (x, y) = by((f64::from(point.0) / DEGREE, f64::from(point.1) / DEGREE));
            *point = ((x * DEGREE).round() as i32, (y * DEGREE).round() as i32);
        }
        moved
    }

    #[test]
    fn a_place_lands_where_web_maps_show_it() {
        // 景德镇 is shown about half a kilometre to the south-east.
        let (longitude, latitude) = gcj02((117.18, 29.27));
        assert!((0.004..0.006).contains(&(longitude - 117.18)), "{longitude}");
        assert!((-0.005..-0.002).contains(&(latitude - 29.27)), "{latitude}");
    }

    #[test]
    fn outlines_of_web_maps_are_told_and_others_are_not() {
        let known = shipped();
        assert_eq!(shifted(&known, &known), None);
        assert_eq!(shifted(&moved(gcj02), &known), Some(Shift::Gcj02));
        assert_eq!(shifted(&moved(|place| Shift::Bd09.of(place)), &known), Some(Shift::Bd09));
        // As far, and somewhere else; and only a little.
        assert_eq!(shifted(&moved(|(x, y)| (x - 0.005, y + 0.003)), &known), None);
        assert_eq!(shifted(&moved(|(x, y)| (x + 0.0005, y)), &known), None);
    }

    #[test]
    fn thinning_borders_out_hides_no_shift_and_makes_none() {
        let known = shipped();
        for (by, wanted) in [(false, None), (true, Some(Shift::Gcj02))] {
            let mut own = moved(|place| if by { gcj02(place) } else { place });
            crate::maps::simplify::simplify(&mut own, 300 * 300).unwrap();
            assert_eq!(shifted(&own, &known), wanted);
        }
    }

    #[test]
    fn one_county_is_enough_and_none_says_nothing() {
        let (known, own) = (shipped(), moved(gcj02));
        let only = |code: &str| {
            let mut own = own.clone();
            own.areas.retain(|area| area.code == code);
            shifted(&own, &known)
        };
        assert_eq!(only("360222"), Some(Shift::Gcj02));
        assert_eq!(only("360202"), None, "its border has changed since the outline that ships");
        assert_eq!(only("none"), None);
    }
}
