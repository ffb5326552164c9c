//! 状態 of a report as people see it: a sign that differs by outline and filling, with its word beside it.

use leptos::prelude::*;
use model::report::StateKind;

/// The sign alone; words stand beside it.
pub(super) fn state_sign(kind: StateKind, size: u8) -> impl IntoView + use<> {
    view! {
        <svg class="state-sign" data-state=key(kind) width=size height=size viewBox="0 0 20 20" aria-hidden="true">
            {shape(kind)}
        </svg>
    }
}

/// Sign and word.
pub(super) fn state_chip(kind: StateKind) -> impl IntoView + use<> {
    view! { <span class="state-chip">{state_sign(kind, 18)}{kind.words()}</span> }
}

pub(super) const fn key(kind: StateKind) -> &'static str {
    match kind {
        StateKind::NotStarted => "not-started",
        StateKind::Drafting => "drafting",
        StateKind::Submitted => "submitted",
        StateKind::Returned => "returned",
        StateKind::Confirmed => "confirmed",
        StateKind::Published => "published",
    }
}

/// What it means to the 事務局.
pub(super) const fn meaning(kind: StateKind) -> &'static str {
    match kind {
        StateKind::NotStarted => "声かけが要ります",
        StateKind::Drafting => "担当が書いています",
        StateKind::Submitted => "事務局の確認待ち",
        StateKind::Returned => "担当の直し待ち",
        StateKind::Confirmed => "公表を待っています",
        StateKind::Published => "公表しました",
    }
}

fn shape(kind: StateKind) -> impl IntoView + use<> {
    match kind {
        StateKind::NotStarted => view! { <circle class="line dashed" cx="10" cy="10" r="8"></circle> }.into_any(),
        StateKind::Drafting => {
            view! { <circle class="line" cx="10" cy="10" r="8"></circle><path class="fill" d="M10 2a8 8 0 010 16z"></path> }
                .into_any()
        }
        StateKind::Submitted => {
            view! { <circle class="fill" cx="10" cy="10" r="9"></circle><path class="inner" d="M10 15V6M6 9.6L10 5.6l4 4"></path> }
                .into_any()
        }
        StateKind::Returned => view! {
            <rect class="line" x="1" y="1" width="18" height="18" rx="2"></rect>
            <path class="line" d="M8.5 5L5 8.5 8.5 12M5 8.5h6.5a3.5 3.5 0 010 7H8"></path>
        }
        .into_any(),
        StateKind::Confirmed => {
            view! { <circle class="fill" cx="10" cy="10" r="9"></circle><path class="inner" d="M5.6 10.4l3.1 3.1 5.8-6.3"></path> }
                .into_any()
        }
        StateKind::Published => view! {
            <rect class="fill" x="1" y="1" width="18" height="18" rx="2"></rect>
            <path class="inner" d="M5.6 10.4l3.1 3.1 5.8-6.3"></path>
        }
        .into_any(),
    }
}
