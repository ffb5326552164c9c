//! In which encoding a request takes an answer: the one of most weight (RFC 9110 12.5.3), the smaller one where weights
//! are equal.

use axum::http::HeaderMap;
use axum::http::header::ACCEPT_ENCODING;

/// What an answer is kept in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Brotli,
    Gzip,
    Plain,
}

/// Not named is still taken, after all that is named.
const UNNAMED: f32 = 0.0001;

impl Encoding {
    /// The best that there is; plain where the request takes nothing.
    pub(super) fn choose(asked: &HeaderMap, is_kept: impl Fn(Self) -> bool) -> Self {
        let offers = read(asked);
        // Of equals the last counts.
        let weighed = [Self::Plain, Self::Gzip, Self::Brotli].map(|it| (it, it.weight(&offers)));
        let taken = weighed.into_iter().filter(|(it, weight)| *weight > 0.0 && is_kept(*it));
        taken.max_by(|one, other| one.1.total_cmp(&other.1)).map_or(Self::Plain, |(it, _)| it)
    }

    fn weight(self, offers: &[(String, f32)]) -> f32 {
        let names: &[&str] = match self {
            Self::Brotli => &["br"],
            Self::Gzip => &["gzip", "x-gzip"],
            Self::Plain => &["identity"],
        };
        let named = |names: &[&str]| offers.iter().find(|(name, _)| names.contains(&name.as_str())).map(|it| it.1);
        let unnamed = if self == Self::Plain { UNNAMED } else { 0.0 };
        named(names).or_else(|| named(&["*"])).unwrap_or(unnamed)
    }
}

/// Names and their weights; a weight that can't be read is passed over.
fn read(asked: &HeaderMap) -> Vec<(String, f32)> {
    let lines = asked.get_all(ACCEPT_ENCODING).iter().filter_map(|it| it.to_str().ok());
    let offer = |offer: &str| {
        let mut parts = offer.split(';').map(|it| it.trim().to_ascii_lowercase());
        let name = parts.next().unwrap_or_default();
        let weight = parts.find_map(|it| it.strip_prefix("q=")?.trim().parse::<f32>().ok());
        (name, weight.filter(|it| (0.0..=1.0).contains(it)).unwrap_or(1.0))
    };
    lines.flat_map(|line| line.split(',')).map(offer).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn what_weighs_most_is_sent() {
        for (accepted, chosen) in [
            ("gzip, deflate, br, zstd", Encoding::Brotli),
            ("br;q=0.1, gzip;q=1.0", Encoding::Gzip),
            ("br;q=0, gzip;q=0.5", Encoding::Gzip),
            ("br; Q=0.2 , identity", Encoding::Plain),
            ("br;q=0.001", Encoding::Brotli),
            ("*", Encoding::Brotli),
            ("br;q=0, *", Encoding::Gzip),
            ("gzip, *;q=0.5", Encoding::Gzip),
            ("*;q=0", Encoding::Plain),
            ("GZIP;q=NaN", Encoding::Gzip),
            ("identity", Encoding::Plain),
            ("", Encoding::Plain),
        ] {
            let asked = HeaderMap::from_iter([(ACCEPT_ENCODING, HeaderValue::from_static(accepted))]);
            assert_eq!(Encoding::choose(&asked, |_| true), chosen, "{accepted}");
        }
        let asked = HeaderMap::from_iter([(ACCEPT_ENCODING, HeaderValue::from_static("br, gzip"))]);
        assert_eq!(Encoding::choose(&asked, |it| it != Encoding::Brotli), Encoding::Gzip);
    }
}
