use super::{mihon, mihon_lists, musashino};
use model::id::PublicationId;
use model::intake::{Decisions, DoubtKind, Listing, collate};
use model::publication::Publication;
use model::sheet::{Row, Table, read, write};
use std::path::Path;

fn without_source(mut table: Table) -> Table {
    for row in table.plans.iter_mut().flat_map(|plan| &mut plan.policies).flat_map(|policy| &mut policy.rows) {
        row.raw.clear();
        row.line = 0;
        row.indicators.iter_mut().for_each(|indicator| indicator.line = 0);
    }
    table
}

fn rows(table: &Table) -> impl Iterator<Item = &Row> {
    table.plans.iter().flat_map(|plan| &plan.policies).flat_map(|policy| &policy.rows)
}

fn read_musashino() -> model::sheet::Reading {
    read(&musashino().texts[0].text, &Decisions::new()).unwrap()
}

#[test]
fn what_the_invented_city_prints_is_read_back_as_it_was_meant() {
    for plans in [2, 5] {
        for list in mihon_lists(plans, 9, 3) {
            let year = list.table.fiscal_year;
            let reading = read(&write(&list.table), &Decisions::new()).unwrap();
            let found = without_source(reading.table);
            for (meant, found) in rows(&list.table).zip(rows(&found)) {
                assert_eq!(meant, found, "{year:?}");
            }
            assert_eq!(list.table, found, "{year:?}");
            assert_eq!(reading.doubts, [], "{year:?}");
        }
    }
}

#[test]
fn musashino_has_the_counts_of_the_published_list() {
    let reading = read_musashino();
    let table = &reading.table;
    let counts: Vec<_> = table.plans.iter().map(|plan| (plan.policies.len(), rows_of(plan))).collect();
    assert_eq!(counts, [(6, 19), (4, 1)]);
    let once: Vec<_> = rows(table).filter(|row| row.relisted_from.is_none()).collect();
    assert_eq!(once.len(), 19);
    let marked = |mark: &str| once.iter().filter(|row| row.mark.as_deref() == Some(mark)).count();
    assert_eq!((marked("○"), marked("□")), (18, 1));
    let figures = || once.iter().flat_map(|row| &row.indicators);
    assert_eq!(figures().count(), 51);
    let pairs: Vec<_> = figures().filter_map(|it| Some((it.previous?.value()?, it.value?.value()?))).collect();
    assert_eq!(pairs.len(), 40);
    let count = |wanted| pairs.iter().filter(|(before, now)| now.cmp(before) == wanted).count();
    let moves = [std::cmp::Ordering::Greater, std::cmp::Ordering::Equal, std::cmp::Ordering::Less].map(count);
    assert_eq!(moves, [17, 4, 19]);
    assert_eq!(figures().filter(|it| it.previous.is_none()).count(), 10);
}

fn rows_of(plan: &model::sheet::PlanTable) -> usize {
    plan.policies.iter().map(|policy| policy.rows.len()).sum()
}

/// The published list, where this checkout has it.
fn published() -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seed/progress-list-r6.txt");
    std::fs::read_to_string(path).ok()
}

#[test]
fn musashino_has_the_figures_of_the_published_list_and_none_of_its_sentences() {
    let Some(published) = published() else {
        return;
    };
    let retold = read_musashino().table;
    let original = read(&published, &Decisions::new()).unwrap().table;
    for (retold, original) in rows(&retold).zip(rows(&original)) {
        assert_eq!(retold.title, original.title);
        assert_eq!((&retold.number, &retold.mark), (&original.number, &original.mark), "{:?}", retold.title);
        assert_eq!(retold.departments, original.departments, "{:?}", retold.title);
        let facts = |row: &Row| {
            let figure = |it: &model::sheet::PrintedIndicator| {
                (it.label.clone(), it.unit.clone(), it.counting, it.timing, it.value, it.previous)
            };
            row.indicators.iter().map(figure).collect::<Vec<_>>()
        };
        assert_eq!(facts(retold), facts(original), "{:?}", retold.title);
    }
    let published = bare(&published);
    for row in rows(&retold) {
        let cells = [row.commitment.as_deref(), Some(row.narrative.as_str()), row.remark.as_deref()];
        for line in cells.into_iter().flatten().flat_map(str::lines) {
            let prose = row.indicators.iter().fold(line.to_owned(), |line, it| line.replace(&it.as_printed, "\n"));
            let copied = prose.lines().find_map(|prose| longest_copy(&bare(prose), &published));
            assert_eq!(copied, None, "in {line}");
        }
    }
}

fn bare(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace()).collect()
}

/// A run of 25 signs that stands in the published list too.
fn longest_copy(prose: &str, published: &str) -> Option<String> {
    let signs: Vec<char> = prose.chars().collect();
    let runs = signs.windows(25).map(|run| run.iter().collect::<String>());
    runs.into_iter().find(|run| published.contains(run.as_str()))
}

/// The invented city's lists as the importer would hand them to the joining of years.
fn listings(sample: &super::Sample) -> Vec<Listing> {
    let mut listings: Vec<Listing> = Vec::new();
    for text in &sample.texts {
        let table = read(&text.text, &Decisions::new()).unwrap().table;
        let earlier = listings.iter().filter(|it| it.table.meeting_date == table.meeting_date).count();
        let publication = Publication {
            id: PublicationId(listings.len() as i64 + 1),
            year: table.fiscal_year,
            meeting: table.meeting.clone(),
            meeting_date: table.meeting_date,
            material_number: table.material_number.clone(),
            as_of: table.as_of,
            edition: earlier as i32 + 1,
            provenance: sample.provenance,
        };
        listings.push(Listing { publication, table, plan_years: text.plan_years.clone() });
    }
    listings
}

#[test]
fn the_invented_city_has_decided_everything_but_one_misprint() {
    let sample = mihon(2, 8, 1);
    let listings = listings(&sample);
    let mut decisions = Decisions::new();
    for _ in 0..3 {
        decisions.extend(sample.decide(&collate(&listings, &decisions).doubts));
    }
    let collated = collate(&listings, &decisions);
    let open = collated.doubts.iter().filter(|doubt| !decisions.contains_key(&doubt.id));
    let open: Vec<_> = open.map(|doubt| (doubt.kind, doubt.text.as_str())).collect();
    assert!(matches!(open[..], [(DoubtKind::Difference, text)] if text.starts_with("通報による訪問件数")), "{open:?}");
    let facts = collated.facts;
    assert_eq!(facts.measures.len(), 19, "moved, renumbered and retitled items stay one");
    let breaks: Vec<_> = facts.indicators.iter().flat_map(|it| &it.breaks).map(|it| it.from.western()).collect();
    assert_eq!(breaks, [2023, 2024]);
    let renamed = facts.departments.iter().find(|it| it.names.len() == 2).map(|it| it.names[1].name.as_str());
    assert_eq!(renamed, Some("地域共生課"));
}
