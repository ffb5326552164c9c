//! What the audit log keeps as JSON, in words for people: roles, offices, names, 組織改正. What it can't tell stays as it is
//! kept; the log itself is never changed.

use model::account::{AuditEntry, Identity, LinkPurpose, Membership, OfficeRole, role_words};
use model::calendar::Calendar;
use model::department::{Department, Reorganisation};
use model::id::DepartmentId;
use model::inquiry::{Inquiry, Notice};
use model::publication::Publication;
use model::report::Responsible;
use model::year::FiscalYear;
use serde::de::DeserializeOwned;

/// The row with what was and what is since in words.
pub(super) fn tell(entry: AuditEntry, departments: &[Department], today: FiscalYear) -> AuditEntry {
    let words = |kept: Option<String>| kept.map(|it| tell_value(&it, departments, today).unwrap_or(it));
    AuditEntry { before: words(entry.before), after: words(entry.after), ..entry }
}

fn tell_value(kept: &str, departments: &[Department], today: FiscalYear) -> Option<String> {
    if let Some(purpose) = read::<LinkPurpose>(&format!("\"{kept}\"")) {
        return Some(purpose.words().to_owned());
    }
    if let Some(held) = read::<Vec<Membership>>(kept) {
        return Some(join(held.iter().map(|it| role_words(it, departments, today)).collect()));
    }
    if let Some(offices) = read::<Vec<OfficeRole>>(kept) {
        return Some(join(offices.iter().map(|it| it.words().to_owned()).collect()));
    }
    if let Some(it) = read::<Identity>(kept) {
        let mail = it.mail.map(|mail| format!("、{}", mail.as_str())).unwrap_or_default();
        return Some(format!("{}（{}{mail}）", it.name.as_str(), it.sign_in.as_str()));
    }
    if let Some(it) = read::<Reorganisation>(kept) {
        return Some(it.words(departments));
    }
    let name = |id: &DepartmentId| {
        let found = departments.iter().find(|it| it.id == *id);
        found.map_or_else(|| format!("課・団体 {id}"), |it| it.name_in(today).to_owned())
    };
    let answering = |it: &Responsible| {
        let joint: String = it.joint.iter().map(|it| format!("、共同 {}", name(it))).collect();
        format!("主担当 {}{joint}", name(&it.lead))
    };
    if let Some(it) = read::<Responsible>(kept) {
        return Some(answering(&it));
    }
    if let Some(all) = read::<Vec<DepartmentId>>(kept) {
        return Some(join(all.iter().map(name).collect()));
    }
    let due = |it: &Notice| {
        let own = it.deadlines.exceptions.iter();
        let own: String = own.map(|(id, day)| format!("、{} {}", name(id), Calendar::Japanese.day(*day))).collect();
        format!("締切 {}{own}。{}", Calendar::Japanese.day(it.deadlines.due), it.message())
    };
    if let Some(it) = read::<Notice>(kept) {
        return Some(due(&it));
    }
    if let Some(it) = read::<Inquiry>(kept) {
        return Some(format!("{}件の報告。{}", it.questions().len(), due(it.notice())));
    }
    if let Some(((place, title), it, _)) = read::<((String, String), Responsible, serde::de::IgnoredAny)>(kept) {
        return Some(format!("{place} {title}（{}）", answering(&it)));
    }
    read::<Publication>(kept).map(|it| {
        let parts =
            [it.meeting, it.material_number, it.as_of.map(|day| format!("基準日 {}", Calendar::Japanese.day(day)))];
        join(parts.into_iter().flatten().collect())
    })
}

fn join(words: Vec<String>) -> String {
    if words.is_empty() { "なし".to_owned() } else { words.join("、") }
}

fn read<T: DeserializeOwned>(kept: &str) -> Option<T> {
    serde_json::from_str(kept).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::work::write_json;
    use model::account::{DepartmentRole, PersonName, SignInName};
    use model::department::{DepartmentName, Happening};
    use model::id::DepartmentId;

    #[test]
    fn what_is_kept_is_told_in_words_and_the_rest_as_it_is() {
        let year = |western| FiscalYear::new(western).unwrap();
        let name = DepartmentName { name: "福祉課".to_owned(), first: year(2020), last: None };
        let departments = [Department { id: DepartmentId(1), names: vec![name], successor: None }];
        let check = |kept: &str, words: Option<&str>| {
            assert_eq!(tell_value(kept, &departments, year(2025)).as_deref(), words, "{kept}");
        };
        let role = DepartmentRole::Writer;
        let held = Membership { department: DepartmentId(1), role, first: year(2024), last: None };
        check(&write_json(&[held]).unwrap(), Some("福祉課　入力（令和６年度から）"));
        check(&write_json(&OfficeRole::ALL).unwrap(), Some("事務局、管理"));
        check("[]", Some("なし"));
        check("Invitation", Some("招待のリンク"));
        let (sign_in, name) = (SignInName::new("yamada").unwrap(), PersonName::new("山田　花子").unwrap());
        check(&write_json(&Identity { sign_in, name, mail: None }).unwrap(), Some("山田　花子（yamada）"));
        let (department, first) = (DepartmentId(1), year(2026));
        let told = |what| write_json(&Reorganisation { department, what, first }).unwrap();
        check(&told(Happening::Renamed("健康課".to_owned())), Some("令和８年度から「健康課」に名称変更"));
        check(&told(Happening::Merged(DepartmentId(1))), Some("令和８年度から「福祉課」に統合"));
        check("{\"lead\":1,\"joint\":[7]}", Some("主担当 福祉課、共同 課・団体 7"));
        check("[1]", Some("福祉課"));
        let notice = "{\"message\":\"お願いします。\",\"deadlines\":{\"due\":\"2026-05-20\",\"exceptions\":{\"1\":\"2026-05-30\"}}}";
        check(notice, Some("締切 令和８年５月20日、福祉課 令和８年５月30日。お願いします。"));
        check("something else", None);
    }
}
