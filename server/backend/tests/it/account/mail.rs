//! Links by mail: each once, and never beside a secret that waits in the database.

use super::*;
use crate::store::on_each_database;
use backend::account::{Mail, MailAbout, Token};
use model::account::{LinkPurpose, MailAddress, MailState, Mailing};

fn with_address(name: &str) -> Invited {
    let mut invited = invited(name, vec![], &[]);
    invited.identity.mail = Some(MailAddress::new("yamada@city.example").unwrap());
    invited
}

async fn claim(accounts: &Accounts, at: i64) -> Option<(LinkPurpose, Token)> {
    match accounts.claim_mail(call(at, DESK).at).await.unwrap() {
        Some(Mail { mail, about: MailAbout::Link(purpose, name, token), address }) => {
            assert_eq!((name.as_str(), address.as_str()), ("山田　花子", "yamada@city.example"));
            accounts.settle_mail(mail, Ok(()), call(at, DESK).at).await.unwrap();
            Some((purpose, token))
        }
        None => None,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn who_is_invited_gets_a_link_by_mail_beside_the_one_that_is_shown() {
    on_each_database(async |store| {
        let (accounts, root) = open(store).await;
        let accounts = accounts.with_mail(Mailing::On);
        let (account, shown) = accounts.invite(&root, with_address("yamada"), &call(0, DESK)).await.unwrap();
        let page = accounts.read_person(&root, account, &call(1, DESK)).await.unwrap();
        assert_eq!(page.mail.map(|it| it.state), Some(MailState::Waiting));
        let (purpose, mailed) = claim(&accounts, 10).await.unwrap();
        assert_eq!(purpose, LinkPurpose::Invitation);
        assert_ne!(mailed, shown);
        assert_eq!(claim(&accounts, 20).await, None, "once");
        assert!(accounts.get_offer(&shown, &call(20, DESK)).await.is_ok(), "the one that was shown still opens");
        accounts.accept(&mailed, PASSWORD, &call(30, DESK)).await.unwrap();
        assert!(accounts.get_offer(&shown, &call(40, DESK)).await.is_err(), "and is over with the other");
        let page = accounts.read_person(&root, account, &call(50, DESK)).await.unwrap();
        assert_eq!(page.mail.map(|it| it.state), Some(MailState::Sent(call(10, DESK).at)));
        accounts.create_link(&root, account, &call(60, DESK)).await.unwrap();
        assert_eq!(claim(&accounts, 70).await.map(|it| it.0), Some(LinkPurpose::Reset));
    })
    .await;
}

#[tokio::test]
async fn a_link_that_is_used_or_made_anew_takes_its_waiting_mail_along() {
    on_each_database(async |store| {
        let (accounts, root) = open(store).await;
        let accounts = accounts.with_mail(Mailing::On);
        let (account, shown) = accounts.invite(&root, with_address("yamada"), &call(0, DESK)).await.unwrap();
        accounts.accept(&shown, PASSWORD, &call(1, DESK)).await.unwrap();
        assert_eq!(claim(&accounts, 10).await, None, "nothing is left to invite to");
        accounts.create_link(&root, account, &call(20, DESK)).await.unwrap();
        accounts.create_link(&root, account, &call(21, DESK)).await.unwrap();
        assert!(claim(&accounts, 30).await.is_some());
        assert_eq!(claim(&accounts, 31).await, None, "one mail for the newest link");
    })
    .await;
}

#[tokio::test]
async fn nothing_is_mailed_where_no_mail_server_is_set_or_no_address_known() {
    on_each_database(async |store| {
        let (accounts, root) = open(store).await;
        let (account, _) = accounts.invite(&root, with_address("yamada"), &call(0, DESK)).await.unwrap();
        assert_eq!(claim(&accounts, 10).await, None);
        assert_eq!(accounts.read_person(&root, account, &call(11, DESK)).await.unwrap().mail, None);
        let accounts = accounts.with_mail(Mailing::On);
        accounts.invite(&root, invited("suzuki", vec![], &[]), &call(20, DESK)).await.unwrap();
        assert_eq!(claim(&accounts, 30).await, None);
    })
    .await;
}
