//! Access keys.

use terrarium_model::unique_ids::account_of;
use terrarium_query::Input;
use terrarium_query::testing::ACCOUNT;

use crate::testing::{account, asked_by};

#[test]
fn a_user_has_two_keys_at_most() {
    let account = account();
    account.ok("CreateUser&UserName=alice");
    let made = account.ok("CreateAccessKey&UserName=alice");
    let key = made.find("CreateAccessKeyResult/AccessKey");
    let id = key.text("AccessKeyId");
    assert!(id.starts_with("AKIA") && id.len() == 20, "{id}");
    assert_eq!(account_of(&id).as_deref(), Some(ACCOUNT));
    assert_eq!(key.text("SecretAccessKey").len(), 40);
    assert_eq!(
        (key.text("Status"), key.text("UserName")),
        ("Active".to_owned(), "alice".to_owned())
    );
    let other = account.ok("CreateAccessKey&UserName=alice");
    assert_ne!(
        other.text("CreateAccessKeyResult/AccessKey/SecretAccessKey"),
        key.text("SecretAccessKey")
    );
    assert_eq!(
        account.refused("CreateAccessKey&UserName=alice"),
        "LimitExceeded: Cannot exceed quota for AccessKeysPerUser: 2"
    );
    assert_eq!(
        account.code("CreateAccessKey&UserName=none"),
        "NoSuchEntity"
    );

    account.ok(&format!(
        "UpdateAccessKey&UserName=alice&AccessKeyId={id}&Status=Inactive"
    ));
    let listed = account.ok("ListAccessKeys&UserName=alice");
    let rows = listed.all("ListAccessKeysResult/AccessKeyMetadata/member");
    let row = rows.iter().find(|row| row.text("AccessKeyId") == id);
    assert_eq!(
        row.map(|row| row.text("Status")),
        Some("Inactive".to_owned())
    );
    assert_eq!(rows.len(), 2);
    assert!(!rows[0].has("SecretAccessKey"));

    account.ok(&format!("DeleteAccessKey&UserName=alice&AccessKeyId={id}"));
    let missing = format!("NoSuchEntity: The Access Key with id {id} cannot be found.");
    assert_eq!(
        account.refused(&format!("DeleteAccessKey&UserName=alice&AccessKeyId={id}")),
        missing
    );
    assert_eq!(
        account.refused(&format!(
            "UpdateAccessKey&UserName=alice&AccessKeyId={id}&Status=Active"
        )),
        missing
    );
    assert_eq!(
        account.refused(&format!("GetAccessKeyLastUsed&AccessKeyId={id}")),
        missing
    );
}

#[test]
fn who_names_no_user_handles_its_own_keys() {
    let account = account();
    let of_root = account.made(
        "CreateAccessKey",
        "CreateAccessKeyResult/AccessKey/AccessKeyId",
    );
    account.ok("CreateUser&UserName=alice");
    let alice = asked_by(&account, "arn:aws:iam::000000000000:user/alice");
    let of_alice = alice.made(
        "CreateAccessKey",
        "CreateAccessKeyResult/AccessKey/AccessKeyId",
    );
    let listed = |who: &terrarium_query::testing::Account| {
        who.ok("ListAccessKeys")
            .texts("ListAccessKeysResult/AccessKeyMetadata/member/AccessKeyId")
    };
    assert_eq!(listed(&account), std::slice::from_ref(&of_root));
    assert_eq!(listed(&alice), [of_alice]);
    assert_eq!(
        alice.code(&format!("DeleteAccessKey&AccessKeyId={of_root}")),
        "NoSuchEntity"
    );
}

#[test]
fn a_key_tells_what_it_was_last_used_for() {
    let account = account();
    account.ok("CreateUser&UserName=alice");
    let id = account.made(
        "CreateAccessKey&UserName=alice",
        "CreateAccessKeyResult/AccessKey/AccessKeyId",
    );
    let request = format!("GetAccessKeyLastUsed&AccessKeyId={id}");
    let never = account.ok(&request);
    let used = never.find("GetAccessKeyLastUsedResult/AccessKeyLastUsed");
    assert_eq!(
        (used.text("ServiceName"), used.text("Region")),
        ("N/A".to_owned(), "N/A".to_owned())
    );
    assert!(!used.has("LastUsedDate"));
    assert_eq!(never.text("GetAccessKeyLastUsedResult/UserName"), "alice");

    let call = terrarium_query::Call {
        place: account.service.place(ACCOUNT, "us-east-1"),
        caller: account.caller.clone(),
        input: Input::Form(format!("Version=2010-05-08&Action={request}")),
        request_id: "test".to_owned(),
        observed: terrarium_state::Observed {
            key_last_used: Some(terrarium_state::KeyUse {
                time: jiff::Timestamp::UNIX_EPOCH,
                service: "ec2".to_owned(),
                region: "eu-west-1".to_owned(),
            }),
            ..Default::default()
        },
    };
    let reply = account.service.call(&account.store, call);
    let answer = terrarium_query::testing::Element::parse(&reply.body);
    let used = answer.find("GetAccessKeyLastUsedResult/AccessKeyLastUsed");
    assert_eq!(
        (used.text("ServiceName"), used.text("Region")),
        ("ec2".to_owned(), "eu-west-1".to_owned())
    );
    assert_eq!(used.text("LastUsedDate"), "1970-01-01T00:00:00.000Z");
}
