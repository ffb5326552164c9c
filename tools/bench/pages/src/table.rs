//! A table in Markdown, printed row by row.

use std::io::Write as _;

/// Begins a table under a heading.
pub fn begin(title: &str, columns: &[&str]) {
    println!("\n## {title}\n");
    println!("| {} |", columns.join(" | "));
    let numbers = columns.iter().skip(1).map(|_| "---:").collect::<Vec<_>>();
    println!("| --- | {} |", numbers.join(" | "));
}

/// A row: what it is, and its figures.
pub fn row(name: &str, figures: &[String]) {
    println!("| {name} | {} |", figures.join(" | "));
    // Whoever waits sees how far it is.
    let _ = std::io::stdout().flush();
}

/// A figure with as many digits as say something.
pub fn digits(figure: f64) -> String {
    match figure.abs() {
        it if it >= 100.0 => format!("{figure:.0}"),
        it if it >= 10.0 => format!("{figure:.1}"),
        it if it >= 1.0 => format!("{figure:.2}"),
        _ => format!("{figure:.3}"),
    }
}
