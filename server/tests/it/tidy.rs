//! Rules of the house that a machine can check.

use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

fn metadata() -> serde_json::Value {
    let run = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    serde_json::from_slice(&run.stdout).unwrap()
}

fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        let name = entry.file_name();
        if path.is_dir() && !matches!(name.to_str(), Some("target" | "node_modules" | ".git" | "data")) {
            files(&path, ending, found);
        } else if path.extension().is_some_and(|it| it == ending) {
            found.push(path);
        }
    }
}

fn sources(ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for folder in ["app", "server", "style"] {
        files(&root().join(folder), ending, &mut found);
    }
    found.into_iter().map(|path| (path.clone(), std::fs::read_to_string(path).unwrap())).collect()
}

/// Every alternative of an SPDX expression is weighed: one permitted `OR` side is enough, each `AND` side is needed.
fn is_permitted(expression: &str) -> bool {
    const PERMITTED: [&str; 13] = [
        "MIT",
        "MIT-0",
        "Apache-2.0",
        "Apache-2.0 WITH LLVM-exception",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "BSL-1.0",
        "CC0-1.0",
        "ISC",
        "Unicode-3.0",
        "Unlicense",
        "Zlib",
        "0BSD",
    ];
    let flat = expression.replace(['(', ')'], " ").replace('/', " OR ");
    flat.split(" AND ").all(|needed| needed.split(" OR ").any(|side| PERMITTED.contains(&side.trim())))
}

#[test]
fn every_crate_is_permissively_licensed() {
    let metadata = metadata();
    let refused: Vec<_> = metadata["packages"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|package| !is_permitted(package["license"].as_str().unwrap_or("none named")))
        .map(|package| format!("{} {}", package["name"], package["license"]))
        .collect();
    assert!(refused.is_empty(), "{refused:#?}");
}

#[test]
fn a_licence_that_asks_for_more_is_refused() {
    assert!(is_permitted("MIT OR GPL-3.0"));
    assert!(!is_permitted("MIT AND GPL-3.0"));
    assert!(!is_permitted("GPL-3.0"));
}

#[test]
fn crates_depend_in_one_direction() {
    let metadata = metadata();
    let arrows = |of: &str| -> Vec<String> {
        let packages = metadata["packages"].as_array().unwrap();
        let package = packages.iter().find(|it| it["name"] == of && it["source"].is_null()).unwrap();
        let names = package["dependencies"].as_array().unwrap().iter().filter(|it| it["kind"].is_null());
        names.map(|it| it["name"].as_str().unwrap().to_owned()).collect()
    };
    let model = arrows("model");
    for stranger in ["leptos", "sea-orm", "axum", "tokio", "backend", "app", "server", "rand"] {
        assert!(!model.iter().any(|it| it == stranger), "model must not know {stranger}");
    }
    for stranger in ["leptos", "axum", "app", "server"] {
        assert!(!arrows("backend").iter().any(|it| it == stranger), "backend must not know {stranger}");
    }
    for stranger in ["sea-orm", "server"] {
        assert!(!arrows("app").iter().any(|it| it == stranger), "app must not know {stranger}");
    }
}

#[test]
fn files_stay_short_enough_to_read() {
    let mut long = Vec::new();
    for (path, text) in sources("rs").into_iter().chain(sources("css")) {
        let lines = text.lines().take_while(|line| !line.starts_with("#[cfg(test)]")).count();
        let is_test = path.components().any(|part| matches!(part.as_os_str().to_str(), Some("tests" | "benches")));
        if lines > 300 && !is_test {
            long.push(format!("{} ({lines})", path.display()));
        }
    }
    assert!(long.is_empty(), "over 300 lines: {long:#?}");
}

#[test]
fn no_module_is_named_after_nothing() {
    for (path, _) in sources("rs") {
        let stem = path.file_stem().unwrap().to_str().unwrap();
        assert!(!matches!(stem, "utils" | "common" | "helpers" | "misc" | "manager"), "{}", path.display());
    }
}

#[test]
fn features_are_asked_for_in_two_places_alone() {
    for (path, text) in sources("rs") {
        let place = path.strip_prefix(root()).unwrap();
        let may = place == Path::new("app/src/lib.rs")
            || place.starts_with("app/src/site")
            || place.starts_with("server/tests");
        assert!(may || !text.contains("cfg(feature"), "{}", place.display());
    }
}

#[test]
fn every_custom_property_is_defined() {
    let styles = sources("css");
    let all: String = styles.iter().map(|(_, text)| text.as_str()).collect();
    for (path, text) in &styles {
        for used in text.split("var(--").skip(1) {
            let name: String = used.chars().take_while(|it| it.is_ascii_alphanumeric() || *it == '-').collect();
            assert!(all.contains(&format!("--{name}:")), "{}: --{name} is not defined", path.display());
        }
    }
}

/// How a page asks for what readers see.
const ASKS: &str = "crate::site::reader::snapshot()";

/// Rooms of the app that draw readers' pages, with all their text.
fn rooms_with_pages() -> std::collections::BTreeMap<String, String> {
    let mut rooms = std::collections::BTreeMap::<String, String>::new();
    for (path, text) in sources("rs").into_iter().filter(|(_, text)| text.contains(&format!("= {ASKS}"))) {
        let Ok(place) = path.strip_prefix(root().join("app/src")) else { continue };
        let room = place.iter().next().unwrap();
        rooms.entry(room.to_str().unwrap().to_owned()).or_default().push_str(&text);
    }
    rooms
}

#[test]
fn every_room_with_a_page_has_its_style_and_its_spec() {
    let rooms = rooms_with_pages();
    assert!(rooms.len() >= 4, "{:?}", rooms.keys());
    for room in rooms.keys() {
        for file in [format!("style/room/{room}.css"), format!("end2end/tests/{room}.spec.ts")] {
            assert!(root().join(&file).exists(), "{file} is missing");
        }
    }
}

#[test]
fn every_page_names_who_may_read_it() {
    for (room, text) in rooms_with_pages() {
        let lines: Vec<_> = text.lines().collect();
        for at in (0..lines.len()).filter(|&at| lines[at].contains(&format!("= {ASKS}"))) {
            let before = lines[..at].iter().rev().skip_while(|line| !line.starts_with("///"));
            let doc: String = before.take_while(|line| line.starts_with("///")).copied().collect();
            assert!(doc.contains(" may "), "{room}: {}", lines[at]);
        }
    }
}
