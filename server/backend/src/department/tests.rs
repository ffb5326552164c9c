use super::{build_answering, build_department};
use crate::overview::samples::{City, year};
use model::department::{Department, DepartmentName, Part};
use model::id::DepartmentId;

fn named(id: i64, names: &[(&str, i32, Option<i32>)], successor: Option<i64>) -> Department {
    let name = |(name, first, last): &(&str, i32, Option<i32>)| DepartmentName {
        name: (*name).to_owned(),
        first: year(*first),
        last: last.map(year),
    };
    Department { id: DepartmentId(id), names: names.iter().map(name).collect(), successor: successor.map(DepartmentId) }
}

/// 課1 leads all in 2024; 課2 stands beside it under 項目 2; 課3 answered in 2023 alone, and 課1 took over.
fn city() -> City {
    let mut city = City::in_first_year();
    city.list_of(2023);
    city.facts.departments = vec![
        named(1, &[("福祉課", 2023, Some(2023)), ("共生課", 2024, None)], None),
        named(2, &[("社協", 2023, None)], None),
        named(3, &[("旧支援課", 2023, None)], Some(1)),
    ];
    city.report(2, 2024, Some("△")).departments = vec![DepartmentId(1), DepartmentId(2)];
    city.report(4, 2023, Some("○")).departments = vec![DepartmentId(3)];
    city
}

#[test]
fn each_department_has_a_tile_for_each_of_its_measures_once() {
    let page = build_answering(&city().snapshot(), None).unwrap();
    assert_eq!(page.year, year(2024));
    let told: Vec<_> = page
        .departments
        .iter()
        .map(|it| {
            let places = |tiles: &[model::report::StripTile]| {
                tiles.iter().map(|it| it.number.clone()).collect::<Vec<_>>().join(" ")
            };
            format!("{} {} / {}", it.name, places(&it.leads), places(&it.joins))
        })
        .collect();
    assert_eq!(told, ["共生課 1-(1) 1-(2) 2-(1) １〜２ / ", "社協  / 1-(2)"]);
    assert_eq!(page.elsewhen, [(DepartmentId(3), "旧支援課".to_owned(), year(2023))]);
}

#[test]
fn another_year_has_its_own_names() {
    let page = build_answering(&city().snapshot(), Some(year(2023))).unwrap();
    let names: Vec<_> = page.departments.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["福祉課", "旧支援課"]);
    assert_eq!(build_answering(&city().snapshot(), Some(year(2020))), None);
}

#[test]
fn one_department_says_what_it_answers_for_with_whom_and_how_that_was_judged() {
    let now = city().snapshot();
    let page = build_department(&now, DepartmentId(1), None).unwrap();
    assert_eq!((page.name.as_str(), page.years.as_slice()), ("共生課", &[year(2023), year(2024)][..]));
    assert_eq!(page.before, [(DepartmentId(3), "旧支援課".to_owned())]);
    let items: Vec<_> = page.plans.iter().flat_map(|it| &it.items).collect();
    assert_eq!(items.iter().map(|it| it.place.as_str()).collect::<Vec<_>>(), ["1-(1)", "1-(2)", "2-(1)", "１〜２"]);
    assert_eq!((items[0].part, items[1].part), (Part::Alone, Part::Lead));
    assert_eq!(items[1].others, ["社協"]);
    let marks: Vec<_> = items[1].marks.iter().map(|it| it.1.as_ref().map(|it| it.symbol.as_str())).collect();
    assert_eq!(marks, [Some("○"), Some("△")]);

    let joint = build_department(&now, DepartmentId(2), Some(year(2024))).unwrap();
    assert_eq!((joint.plans.len(), joint.plans[0].items[0].part), (1, Part::Joint));
    let gone = build_department(&now, DepartmentId(3), None).unwrap();
    assert_eq!(gone.successor, Some((DepartmentId(1), "共生課".to_owned())));
    assert_eq!(build_department(&now, DepartmentId(3), Some(year(2024))), None, "it answers for nothing then");
    assert_eq!(build_department(&now, DepartmentId(9), None), None);
}

#[test]
fn its_figures_are_those_of_its_measures() {
    let mut city = city();
    city.indicator(1, 2, Some(4), 5);
    city.indicator(2, 1, Some(4), 5);
    let now = city.snapshot();
    let names = |id: i64| -> Vec<String> {
        let page = build_department(&now, DepartmentId(id), Some(year(2024))).unwrap();
        page.figures.into_iter().flat_map(|it| it.cards).map(|it| it.name).collect()
    };
    assert_eq!(names(2), ["指標1"]);
    assert_eq!(names(1).len(), 2);
}
