//! A drawing as a picture of points (PNG), for programs that take no SVG. Its words need a Japanese font of this machine,
//! or the one that `--font` names; without any there are no such pictures.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Family, Language, Query};
use resvg::usvg::{Options, Tree};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use tokio::sync::Semaphore;

/// Points of the picture to a point of the drawing: sharp on paper and on dense screens.
const SCALE: f32 = 2.0;

/// Families that are fit for a chart, best first; any other Japanese one is after them.
const FAMILIES: [&str; 8] = [
    "Noto Sans JP",
    "Noto Sans CJK JP",
    "Hiragino Sans",
    "Yu Gothic UI",
    "BIZ UDPGothic",
    "Meiryo",
    "IPAexGothic",
    "IPAGothic",
];

/// So many pictures are painted at once: one takes some 10 MB and anybody may ask.
const AT_ONCE: usize = 2;

/// What draws pictures, once it has found a font.
#[derive(Debug)]
pub struct Painter {
    font: Option<PathBuf>,
    found: OnceLock<Option<Fonts>>,
    turns: Semaphore,
}

impl Default for Painter {
    fn default() -> Self {
        Self::new(None)
    }
}

#[derive(Debug)]
struct Fonts {
    family: String,
    faces: Arc<Database>,
}

impl Painter {
    /// With the font of a file, or with what the machine has.
    #[must_use]
    pub fn new(font: Option<PathBuf>) -> Self {
        Self { font, found: OnceLock::new(), turns: Semaphore::new(AT_ONCE) }
    }

    /// Whether there is a font to write with. The first call looks for one, which takes some hundredths of a second.
    pub fn is_able(&self) -> bool {
        self.fonts().is_some()
    }

    /// Waits for one's turn to paint; it lasts until what is returned goes.
    pub async fn turn(&self) -> Option<impl Drop> {
        self.turns.acquire().await.ok()
    }

    /// A drawing of our own as PNG; `None` where there is no font to write with.
    pub fn paint(&self, svg: &str) -> Option<Vec<u8>> {
        let fonts = self.fonts()?;
        let options =
            Options { fontdb: Arc::clone(&fonts.faces), font_family: fonts.family.clone(), ..Options::default() };
        let tree = Tree::from_str(svg, &options).ok()?;
        let size = tree.size().to_int_size().scale_by(SCALE)?;
        let mut picture = Pixmap::new(size.width(), size.height())?;
        resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut picture.as_mut());
        picture.encode_png().ok()
    }

    fn fonts(&self) -> Option<&Fonts> {
        self.found.get_or_init(|| find(self.font.as_ref())).as_ref()
    }
}

fn find(file: Option<&PathBuf>) -> Option<Fonts> {
    let mut faces = Database::new();
    let family = match file {
        Some(file) => {
            faces.load_font_file(file).ok()?;
            name_of_first(&faces)
        }
        None => {
            faces.load_system_fonts();
            best(&faces)
        }
    }?;
    let others: Vec<_> =
        faces.faces().filter(|face| !face.families.iter().any(|it| it.0 == family)).map(|face| face.id).collect();
    others.into_iter().for_each(|id| faces.remove_face(id));
    faces.set_sans_serif_family(&family);
    Some(Fonts { family, faces: Arc::new(faces) })
}

fn name_of_first(faces: &Database) -> Option<String> {
    faces.faces().find_map(|face| Some(face.families.first()?.0.clone()))
}

fn best(faces: &Database) -> Option<String> {
    let has = |name: &&&str| faces.query(&Query { families: &[Family::Name(name)], ..Query::default() }).is_some();
    let known = FAMILIES.iter().find(has).map(|name| (*name).to_owned());
    // A font that bears a Japanese name has the signs for it.
    let japanese = || {
        let faces = faces.faces().filter(|face| face.families.iter().any(|it| it.1 == Language::Japanese_Japan));
        faces.filter_map(|face| Some(face.families.first()?.0.clone())).min()
    };
    known.or_else(japanese)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRAWING: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" font-family="sans-serif"><rect width="40" height="20" fill="#fff"/><text x="2" y="15">年</text></svg>"##;

    #[test]
    fn without_a_font_there_is_no_picture() {
        let painter = Painter::new(Some("/nonexistent/font.ttf".into()));
        assert!(!painter.is_able());
        assert_eq!(painter.paint(DRAWING), None);
    }

    #[test]
    fn a_picture_has_twice_the_points_of_the_drawing_and_its_words() {
        let painter = Painter::default();
        assert!(painter.is_able(), "a Japanese font is missing: tools/setup.sh test installs one");
        let picture = Pixmap::decode_png(&painter.paint(DRAWING).unwrap()).unwrap();
        assert_eq!((picture.width(), picture.height()), (80, 40));
        let dark = picture.pixels().iter().filter(|it| it.red() < 128).count();
        assert!(dark > 20, "{dark} dark points");
    }
}
