//! The settings that count: each from the command line, else `AYUMI_…` in the environment, else the TOML file, else (for
//! the database alone) `DATABASE_URL`, else a default.

use super::file::File;
use super::value::{join, read_base_path, read_public_url, read_site_code, read_site_name};
use crate::command::Failure;
use crate::layers::PlainHttp;
use app::site::Base;
use clap::ArgMatches;
use clap::parser::ValueSource;
use std::ffi::OsString;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

/// Where the data is; every command takes these.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Place {
    /// Folder of the embedded database [default: data]
    #[arg(long, value_name = "DIR", env = "AYUMI_DATA", global = true)]
    pub data: Option<PathBuf>,
    /// Database to use instead: postgres://user:password@host/name or sqlite:FILE (sqlite:FILE?mode=rw makes no new file)
    /// [default: DATABASE_URL, where no --data is given]
    #[arg(long, value_name = "URL", env = "AYUMI_DATABASE", hide_env_values = true, global = true)]
    pub database: Option<String>,
    /// TOML file with any of: data, database, listen, metrics, public-url, base-path, allow-insecure-http, trusted-proxy,
    /// smtp, mail-from, site-name, site-code, font
    #[arg(long, value_name = "FILE", env = "AYUMI_CONFIG", global = true)]
    pub config: Option<PathBuf>,
    /// Where data and database were said.
    #[arg(skip)]
    pub origins: Origins,
}

/// Where the words of a [`Place`] come from; `None` is the command line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Origins {
    data: Option<ValueSource>,
    database: Option<ValueSource>,
}

impl Origins {
    /// As the command line was understood.
    #[must_use]
    pub fn of(matches: &ArgMatches) -> Self {
        Self { data: matches.value_source("data"), database: matches.value_source("database") }
    }
}

/// How the pages are served.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Service {
    /// Address and port to listen on [default: 127.0.0.1:3000]
    #[arg(long, value_name = "ADDRESS", env = "AYUMI_LISTEN")]
    pub listen: Option<SocketAddr>,
    /// Address and port of their own for what operators watch, under /metrics in Prometheus' text format: for the office's
    /// monitoring alone [default: none]
    #[arg(long, value_name = "ADDRESS", env = "AYUMI_METRICS")]
    pub metrics: Option<SocketAddr>,
    /// Address under which people reach the pages (https://ayumi.example.lg.jp); with https:// browsers are told to come
    /// by HTTPS alone for a year (HSTS), and people can sign in
    #[arg(long, value_name = "URL", env = "AYUMI_PUBLIC_URL", value_parser = read_public_url)]
    pub public_url: Option<String>,
    /// Path under which everything lives (/ayumi), where a reverse proxy passes it on as it came [default: none]
    #[arg(long, value_name = "PATH", env = "AYUMI_BASE_PATH", value_parser = read_base_path)]
    pub base_path: Option<Base>,
    /// Let people sign in by plain HTTP: whoever listens on the network can read passwords along
    #[arg(long, env = "AYUMI_ALLOW_INSECURE_HTTP")]
    pub allow_insecure_http: bool,
    /// Proxy that is believed about whose a request is (X-Forwarded-For, for the log) and about its number
    /// (X-Request-Id); several separated by commas
    #[arg(long, value_name = "IP", env = "AYUMI_TRUSTED_PROXY", value_delimiter = ',')]
    pub trusted_proxy: Vec<IpAddr>,
    /// Mail server for 督促: smtp://host:25, smtps://user:password@host (without one, nothing is mailed)
    #[arg(long, value_name = "URL", env = "AYUMI_SMTP", hide_env_values = true)]
    pub smtp: Option<String>,
    /// Who mail is from: "事務局 <fukushi@city.example.lg.jp>"
    #[arg(long, value_name = "ADDRESS", env = "AYUMI_MAIL_FROM")]
    pub mail_from: Option<String>,
    /// Name of the city as shown on every page
    #[arg(long, value_name = "NAME", env = "AYUMI_SITE_NAME", value_parser = read_site_name)]
    pub site_name: Option<String>,
    /// 団体コード of the city
    #[arg(long, value_name = "CODE", env = "AYUMI_SITE_CODE", value_parser = read_site_code)]
    pub site_code: Option<String>,
    /// Font file with Japanese signs for charts as PNG [default: a Japanese font of this machine]
    #[arg(long, value_name = "FILE", env = "AYUMI_FONT")]
    pub font: Option<PathBuf>,
}

/// The settings that count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Folder of the embedded database.
    pub data: PathBuf,
    /// Database elsewhere.
    pub database: Option<String>,
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// Address and port of what operators watch.
    pub metrics: Option<SocketAddr>,
    /// Address under which people reach the pages, with the path at its end; with https:// browsers are told to keep to
    /// HTTPS.
    pub public_url: Option<String>,
    /// Path under which everything lives.
    pub base: Base,
    /// Whether people can sign in by plain HTTP.
    pub plain_http: PlainHttp,
    /// Proxies that are believed.
    pub trusted_proxy: Vec<IpAddr>,
    /// Mail server; it may hold a password.
    pub smtp: Option<String>,
    /// Who mail is from.
    pub mail_from: Option<String>,
    /// Name of the city, where it is not to be what is stored.
    pub site_name: Option<String>,
    /// 団体コード, where it is not to be what is stored.
    pub site_code: Option<String>,
    /// Font of charts as PNG, where it is not to be one of the machine's.
    pub font: Option<PathBuf>,
}

impl Settings {
    /// Address under which people reach the pages, as far as anybody has said; without a slash at its end.
    #[must_use]
    pub fn address(&self) -> String {
        let local = || format!("http://{}{}", self.listen, self.base.as_str());
        let address = self.public_url.clone().unwrap_or_else(local);
        address.trim_end_matches('/').to_owned()
    }

    /// Joins what the command line and the environment say with the file and the defaults.
    ///
    /// # Errors
    /// When the file can't be read or holds something else.
    pub fn resolve(place: &Place, service: Service) -> Result<Self, Failure> {
        let file = place.config.as_deref().map(File::open).transpose()?.unwrap_or_default();
        let Whereabouts { data, database } = place.settle(&file, std::env::var_os("DATABASE_URL"))?;
        let base = service.base_path.or(file.base).unwrap_or_default();
        let public_url = service.public_url.or(file.public_url).map(|it| join(&it, &base)).transpose();
        let trusted_proxy = if service.trusted_proxy.is_empty() { file.trusted_proxy } else { service.trusted_proxy };
        Ok(Self {
            data: data.unwrap_or_else(|| "data".into()),
            database,
            listen: service.listen.or(file.listen).unwrap_or((Ipv4Addr::LOCALHOST, 3000).into()),
            metrics: service.metrics.or(file.metrics),
            public_url: public_url.map_err(Failure::usage)?,
            base,
            plain_http: if service.allow_insecure_http { PlainHttp::Allowed } else { file.plain_http },
            trusted_proxy,
            smtp: service.smtp.or(file.smtp).filter(|it| !it.is_empty()),
            mail_from: service.mail_from.or(file.mail_from).filter(|it| !it.is_empty()),
            site_name: service.site_name.or(file.site_name),
            site_code: service.site_code.or(file.site_code),
            font: service.font.or(file.font),
        })
    }
}

/// What one place (command line, environment, file) says of where the data is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Whereabouts {
    data: Option<PathBuf>,
    database: Option<String>,
}

impl Place {
    /// The first place that says anything counts, a database there before a folder: who types `--data` means the database
    /// in that folder, whatever the shell has inherited.
    fn settle(&self, file: &File, inherited: Option<OsString>) -> Result<Whereabouts, Failure> {
        let of_file = Whereabouts { data: file.data.clone(), database: file.database.clone() };
        let said = [self.said_by(Said::CommandLine), self.said_by(Said::Environment), of_file];
        let mut said =
            said.into_iter().map(|it| Whereabouts { database: it.database.filter(|it| !it.is_empty()), ..it });
        match said.find(|it| it.data.is_some() || it.database.is_some()) {
            Some(found) => Ok(Whereabouts { data: found.data.filter(|_| found.database.is_none()), ..found }),
            None => Ok(Whereabouts { data: None, database: read_inherited(inherited)? }),
        }
    }

    fn said_by(&self, by: Said) -> Whereabouts {
        Whereabouts {
            data: self.data.clone().filter(|_| Said::of(self.origins.data) == by),
            database: self.database.clone().filter(|_| Said::of(self.origins.database) == by),
        }
    }
}

fn read_inherited(inherited: Option<OsString>) -> Result<Option<String>, Failure> {
    let refused = |_| Failure::usage("環境変数 DATABASE_URL が UTF-8 ではありません。UTF-8 で書くか、消してください。");
    let read = inherited.map(OsString::into_string).transpose().map_err(refused)?;
    Ok(read.filter(|it| !it.is_empty()))
}

/// Who said a word of the command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    CommandLine,
    Environment,
}

impl Said {
    fn of(source: Option<ValueSource>) -> Self {
        if source == Some(ValueSource::EnvVariable) { Self::Environment } else { Self::CommandLine }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, text: &str) -> Place {
        let path = std::env::temp_dir().join(format!("ayumi-config-{}-{name}.toml", std::process::id()));
        std::fs::write(&path, text).unwrap();
        Place { config: Some(path), ..Place::default() }
    }

    #[test]
    fn a_flag_counts_before_the_file_and_the_file_before_the_default() {
        let place = file(
            "flag",
            "metrics = '127.0.0.1:9100'\nlisten = '127.0.0.1:8080'\nsite-name = '見本市'\ndata = '/srv/ayumi'\n",
        );
        let service = Service { site_name: Some("別の市".to_owned()), ..Service::default() };
        let settings = Settings::resolve(&place, service).unwrap();
        assert_eq!((settings.listen.port(), settings.metrics.map(|it| it.port())), (8080, Some(9100)));
        assert_eq!(settings.site_name.as_deref(), Some("別の市"));
        assert_eq!((settings.data, settings.database), (PathBuf::from("/srv/ayumi"), None));
        let settings = Settings::resolve(&Place::default(), Service::default()).unwrap();
        assert_eq!((settings.listen.port(), settings.metrics), (3000, None));
    }

    #[test]
    fn a_refused_file_is_named() {
        let place = file("misspelt", "lisen = '127.0.0.1:80'\n");
        let refused = Settings::resolve(&place, Service::default()).unwrap_err();
        assert_eq!(refused.code, 2);
        let name = place.config.unwrap().display().to_string();
        assert!(refused.sentence.contains(&name) && refused.sentence.contains("lisen"), "{}", refused.sentence);
    }

    #[test]
    fn a_missing_file_is_a_failure_of_reading() {
        let place = Place { config: Some("/nonexistent/ayumi.toml".into()), ..Place::default() };
        assert_eq!(Settings::resolve(&place, Service::default()).unwrap_err().code, 74);
    }

    /// Of each place what it says of the folder and of the database; "" is nothing.
    #[track_caller]
    fn check(line: [&str; 2], shell: [&str; 2], file: [&str; 2], inherited: &str, expected: [&str; 2]) {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let origin = |typed: &str, given: &str| {
            if typed.is_empty() && !given.is_empty() {
                Some(ValueSource::EnvVariable)
            } else {
                Some(ValueSource::CommandLine)
            }
        };
        let place = Place {
            data: some(line[0]).or(some(shell[0])).map(PathBuf::from),
            database: some(line[1]).or(some(shell[1])),
            config: None,
            origins: Origins { data: origin(line[0], shell[0]), database: origin(line[1], shell[1]) },
        };
        let file = File { data: some(file[0]).map(PathBuf::from), database: some(file[1]), ..File::default() };
        let found = place.settle(&file, Some(inherited.into())).unwrap();
        let expected = Whereabouts { data: some(expected[0]).map(PathBuf::from), database: some(expected[1]) };
        assert_eq!(found, expected);
    }

    #[test]
    fn the_first_place_that_says_where_the_data_is_counts() {
        let no = ["", ""];
        check(no, no, no, "", no);
        check(no, no, no, "url", ["", "url"]);
        check(no, no, ["folder", ""], "url", ["folder", ""]);
        check(no, ["folder", ""], no, "url", ["folder", ""]);
        check(["folder", ""], no, no, "url", ["folder", ""]);
        check(["folder", "base"], no, no, "url", ["", "base"]);
        check(["folder", ""], ["", "base"], ["", "other"], "url", ["folder", ""]);
        check(no, ["", "base"], ["folder", "other"], "url", ["", "base"]);
        check(["", "typed"], ["folder", "base"], no, "", ["", "typed"]);
    }

    #[cfg(unix)]
    #[test]
    fn an_inherited_database_that_is_no_text_is_refused_where_it_counts() {
        use std::os::unix::ffi::OsStringExt as _;
        let inherited = || Some(OsString::from_vec(b"postgres://h/\xff".to_vec()));
        let refused = Place::default().settle(&File::default(), inherited()).unwrap_err();
        assert!(refused.code == 2 && refused.sentence.contains("DATABASE_URL"), "{}", refused.sentence);
        let place = Place { data: Some("data".into()), ..Place::default() };
        assert!(place.settle(&File::default(), inherited()).is_ok());
    }
}
