//! From the globe to the plane: Albers' equal-area conic for the part of the world that is shown, so that a tint covers as much of the
//! map as the area has land.

/// A place in degrees: longitude, latitude.
pub type Degrees = (f64, f64);

/// The part of the world that is shown, in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bounds {
    west: f64,
    south: f64,
    east: f64,
    north: f64,
}

impl Bounds {
    /// The least part that holds all places; `None` of no places.
    pub fn of(places: impl Iterator<Item = Degrees>) -> Option<Self> {
        places.filter(|(x, y)| x.is_finite() && y.is_finite()).fold(None, |bounds: Option<Self>, (x, y)| {
            let (west, south, east, north) =
                bounds.map_or((x, y, x, y), |b| (b.west.min(x), b.south.min(y), b.east.max(x), b.north.max(y)));
            Some(Self { west, south, east, north })
        })
    }
}

/// A projection for one part of the world.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Projection {
    middle: f64,
    /// The cone's constant; `None` where the cone is a cylinder, near the equator.
    cone: Option<Cone>,
    /// The cosine of the latitude that is true to scale on a cylinder.
    true_at: f64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Cone {
    narrowness: f64,
    size: f64,
    origin: f64,
}

impl Projection {
    /// The projection for a part of the world: true to scale a sixth within its southern and northern ends.
    pub fn of(bounds: &Bounds) -> Self {
        let height = bounds.north - bounds.south;
        let (low, high) = ((bounds.south + height / 6.0).to_radians(), (bounds.north - height / 6.0).to_radians());
        let narrowness = f64::midpoint(low.sin(), high.sin());
        let true_at = f64::midpoint(low, high).cos().max(0.05);
        let cone = (narrowness.abs() > 0.02).then(|| {
            let size = (2.0 * narrowness).mul_add(low.sin(), low.cos().powi(2));
            Cone { narrowness, size, origin: radius(size, narrowness, f64::midpoint(low, high)) }
        });
        Self { middle: f64::midpoint(bounds.west, bounds.east).to_radians(), cone, true_at }
    }

    /// Where a place lies, in radii of the globe, rightwards and upwards.
    pub fn at(&self, (longitude, latitude): Degrees) -> (f64, f64) {
        let (across, up) = (longitude.to_radians() - self.middle, latitude.to_radians());
        match self.cone {
            Some(Cone { narrowness, size, origin }) => {
                let (radius, turn) = (radius(size, narrowness, up), narrowness * across);
                (radius * turn.sin(), radius.mul_add(-turn.cos(), origin))
            }
            None => (across * self.true_at, up.sin() / self.true_at),
        }
    }
}

/// How far from the tip of the cone a latitude lies.
fn radius(size: f64, narrowness: f64, latitude: f64) -> f64 {
    (2.0 * narrowness).mul_add(-latitude.sin(), size).max(0.0).sqrt() / narrowness
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The area of a field of a tenth of a degree around a place, on the plane and on the globe.
    fn fields(projection: &Projection, (x, y): Degrees) -> (f64, f64) {
        let corners = [(x, y), (x + 0.1, y), (x + 0.1, y + 0.1), (x, y + 0.1)].map(|place| projection.at(place));
        let next = corners.iter().cycle().skip(1);
        let plane: f64 = corners.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum::<f64>() / 2.0;
        let globe = 0.1_f64.to_radians() * ((y + 0.1).to_radians().sin() - y.to_radians().sin());
        (plane, globe)
    }

    #[test]
    fn equal_land_is_equal_ink_wherever_it_lies() {
        for (bounds, places) in [
            ([(113.5, 24.4), (118.5, 30.1)], [(113.5, 24.4), (118.4, 30.0)]),
            ([(73.0, 18.0), (135.0, 54.0)], [(80.0, 20.0), (130.0, 53.0)]),
            ([(-60.0, -3.0), (-50.0, 3.0)], [(-60.0, -3.0), (-51.0, 2.0)]),
        ] {
            let projection = Projection::of(&Bounds::of(bounds.into_iter()).unwrap());
            for place in places {
                let (plane, globe) = fields(&projection, place);
                assert!((plane / globe - 1.0).abs() < 1e-3, "{place:?}: {plane} of {globe}");
            }
        }
    }

    #[test]
    fn north_is_up_and_east_is_right() {
        let projection = Projection::of(&Bounds::of([(113.5, 24.4), (118.5, 30.1)].into_iter()).unwrap());
        let (west, south) = projection.at((114.0, 25.0));
        let (east, north) = projection.at((118.0, 29.0));
        assert!(west < east && south < north);
    }

    #[test]
    fn places_that_are_none_bound_nothing() {
        assert_eq!(Bounds::of(std::iter::empty()), None);
        assert_eq!(Bounds::of([(f64::NAN, 1.0), (1.0, f64::INFINITY)].into_iter()), None);
    }
}
