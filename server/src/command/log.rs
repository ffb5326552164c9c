//! The log of `ayumi serve`: which levels are asked for, and where it goes.

use super::Failure;
use std::io::IsTerminal as _;
use tracing_subscriber::EnvFilter;

/// What is logged where nobody says otherwise.
pub const USUAL: &str = "info,sea_orm_migration=warn";

const LEVELS: [&str; 6] = ["off", "error", "warn", "info", "debug", "trace"];

/// A level, or levels by target. A lone word that is no level would be taken for a target, and the log would be silent.
///
/// # Errors
/// When a word is no level; the refusal is the end of a sentence that names the setting.
pub fn read_levels(text: &str) -> Result<String, String> {
    for part in text.split(',').map(str::trim) {
        let level = part.rsplit_once('=').map_or(part, |(_, level)| level.trim());
        if !LEVELS.iter().any(|known| known.eq_ignore_ascii_case(level)) {
            let known = LEVELS.join("、");
            return Err(format!(
                "「{part}」の「{level}」は記録の細かさではありません（使えるもの：{known}。例 warn,http=info）"
            ));
        }
    }
    EnvFilter::try_new(text).map(|_| text.to_owned()).map_err(|error| format!("読み取れません（{error}）"))
}

/// One line an event on standard error.
pub fn begin(levels: &str) -> Result<(), Failure> {
    let filter = EnvFilter::try_new(levels)
        .map_err(|error| Failure::usage(format!("--log {levels} を読み取れません：{error}")))?;
    let subscriber = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // Already set where a test has begun a log of its own.
    let _ = subscriber.with_ansi(std::io::stderr().is_terminal()).try_init();
    log_panics();
    Ok(())
}

/// A panic is an event too, so that it is logged once, in the same form, and under the number of its request.
pub fn log_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let said = panic.to_string().replace('\n', " ");
        tracing::error!(target: "panic", "{said}");
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_no_level_does_not_silence_the_log() {
        for good in [USUAL, "warn", "INFO", "off", "warn,http=info"] {
            assert!(read_levels(good).is_ok(), "{good}");
        }
        for wrong in ["warning", "inf", "", "http", "warn,http", "http=warning", "warn,"] {
            let refused = read_levels(wrong).unwrap_err();
            assert!(refused.contains("off、error、warn、info、debug、trace"), "{wrong}: {refused}");
        }
    }
}
