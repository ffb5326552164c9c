//! `ayumi demo`: people of every role in the invented city, each with a link that signs in once without a password, so
//! that a newcomer tries two roles side by side a minute later. Never among a city's own lists.

use super::Failure;
use super::demo_year::open_year;
use super::place::{Missing, now, open};
use super::rescue::write_link;
use crate::config::{Place, Service, Settings};
use backend::account::{Accounts, Invited, Means};
use backend::{Backend, Call, Site};
use model::account::DepartmentRole::{self, Approver, Reader, Writer};
use model::account::OfficeRole::{self, Administrator, Secretariat};
use model::account::{Identity, Membership, NameRefused, PersonName, SignInName};
use model::department::Department;
use model::publication::Provenance;
use std::fmt::Write as _;

/// Arguments of `ayumi demo`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    service: Service,
}

/// Somebody of the invented city.
struct Cast {
    sign_in: &'static str,
    name: &'static str,
    /// Place of the department in printed order, and the role there.
    role: Option<(usize, DepartmentRole)>,
    office: Option<OfficeRole>,
}

const CAST: [Cast; 7] = [
    Cast { sign_in: "mihon-nyuryoku", name: "入江　明", role: Some((0, Writer)), office: None },
    Cast { sign_in: "mihon-nyuryoku2", name: "入船　光", role: Some((0, Writer)), office: None },
    Cast { sign_in: "mihon-shonin", name: "承和　学", role: Some((0, Approver)), office: None },
    Cast { sign_in: "mihon-etsuran", name: "閲野　香", role: Some((0, Reader)), office: None },
    Cast { sign_in: "mihon-dantai", name: "団　ひろみ", role: Some((1, Approver)), office: None },
    Cast { sign_in: "mihon-jimukyoku", name: "事務　広", role: None, office: Some(Secretariat) },
    Cast { sign_in: "mihon-kanri", name: "管　理子", role: None, office: Some(Administrator) },
];

const NOT_INVENTED: &str = "見本市の人は、見本のデータだけが入っているデータベースに作れます。先に ayumi sample mihon を、--data で別のフォルダーに作ってください。";

/// Makes who is missing, and a new link for everybody.
pub async fn run(place: Place, arguments: Arguments) -> Result<String, Failure> {
    let settings = Settings::resolve(&place, arguments.service)?;
    let backend = open(&settings, Missing::Refuse, Site::default()).await?;
    let made = make(&backend, &settings).await;
    backend.close().await;
    made
}

async fn make(backend: &Backend, settings: &Settings) -> Result<String, Failure> {
    let snapshot = backend.snapshot().await?;
    let invented = |it: &model::publication::Publication| it.provenance == Provenance::Invented;
    if snapshot.publications.is_empty() || !snapshot.publications.iter().all(invented) {
        return Err(Failure::refused(NOT_INVENTED));
    }
    let (accounts, call) = (Accounts::new(backend, Means::default()), Call::local(now()));
    let mut text =
        "見本市の人（リンクは一度だけ、24時間以内。別々のブラウザーか、シークレット画面で開くと、並べて試せます）\n"
            .to_owned();
    for it in &CAST {
        let invited =
            it.invited(&snapshot.facts.departments).map_err(|refused| Failure::refused(refused.to_string()))?;
        let (sign_in, roles) = (invited.identity.sign_in.clone(), it.roles(&snapshot.facts.departments));
        let account = match accounts.find_account(&sign_in).await? {
            Some(account) => account,
            None => accounts.create_demo_account(invited, &call).await?,
        };
        if it.office == Some(Secretariat) {
            open_year(backend, account, &call).await?;
        }
        let token = accounts.create_demo_link(account, &call).await?;
        let _ = writeln!(text, "  {}　{roles}\n    {}", it.name, write_link(settings, &token));
    }
    Ok(text)
}

impl Cast {
    fn invited(&self, departments: &[Department]) -> Result<Invited, NameRefused> {
        let first = |it: &Department| it.names.first().map(|name| name.first);
        let membership = |(at, role): (usize, DepartmentRole)| {
            let department = departments.get(at)?;
            Some(Membership { department: department.id, role, first: first(department)?, last: None })
        };
        let identity =
            Identity { sign_in: SignInName::new(self.sign_in)?, name: PersonName::new(self.name)?, mail: None };
        let memberships = self.role.and_then(membership).into_iter().collect();
        Ok(Invited { identity, memberships, offices: self.office.into_iter().collect() })
    }

    fn roles(&self, departments: &[Department]) -> String {
        let name = |at: usize| departments.get(at).and_then(|it| it.names.last()).map_or("", |it| it.name.as_str());
        match (self.role, self.office) {
            (Some((at, role)), _) => format!("{}の{}", name(at), role.words()),
            (None, Some(office)) => office.words().to_owned(),
            (None, None) => String::new(),
        }
    }
}
