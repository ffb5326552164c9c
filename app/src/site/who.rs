//! Whose site this is: the same on every page of a visit, so it travels once, in the first page.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The city, and whether what it shows is invented.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    /// Name of the city: 「武蔵野市」.
    pub name: Option<String>,
    /// 団体コード.
    pub code: Option<String>,
    /// Nothing is published yet: there are no figures whose source could be named.
    pub empty: bool,
    /// 見本: what is shown is invented, and every page says so.
    pub sample: bool,
    /// 計画の記載, 説明 and 備考 are told in other words than the city's: the foot of every page says so.
    pub retold: bool,
}

/// Whose site this is.
#[must_use]
pub fn use_site() -> Site {
    use_context::<Site>().unwrap_or_default()
}

/// On the server from the request's context, in the browser from the first page.
pub(crate) fn provide_site() -> Site {
    let site = SharedValue::new(use_site).into_inner();
    provide_context(site.clone());
    site
}

/// 見本: says on every page that what is shown is invented.
#[component]
pub fn SampleNotice(site: Site) -> impl IntoView {
    let lang = super::lang::use_lang();
    let notice = move || {
        view! {
            <aside class="site-sample" aria-label=lang.say("見本について", "About the demonstration data")>
                <p>
                    <b aria-hidden="true">{lang.say("見本　", "Demo　")}</b>
                    {lang.say("見本のデータを表示しています。", "Demonstration data, not real.")}
                </p>
            </aside>
        }
    };
    site.sample.then(notice)
}
