//! What every operation does, in the words of its clients.

use serde_json::{Value, json};
use terrarium_model::Place;
use terrarium_model::regions::GLOBAL;
use terrarium_model::resources::{Role, User};
use terrarium_model::unique_ids::account_of;
use terrarium_query::testing::{ACCOUNT, Account, NEIGHBOUR};
use terrarium_signature::{Sessions, Subject};
use terrarium_state::Caller;

use crate::SERVICE;

fn account() -> Account {
    Account::new(&SERVICE, terrarium_wire::sts::VERSION)
}

fn asked_by(account: &Account, arn: &str) -> Account {
    let mut other = account.neighbour();
    other.caller = Caller {
        account: ACCOUNT.into(),
        arn: arn.to_owned(),
        user_id: "AIDAX".to_owned(),
    };
    other
}

/// Puts a role that trusts a principal, under conditions, into [`ACCOUNT`].
fn put_role(account: &Account, name: &str, principal: Value, condition: Value) {
    let trust = json!({"Version": "2012-10-17", "Statement": {
        "Effect": "Allow", "Principal": principal, "Action": ["sts:AssumeRole", "sts:TagSession"], "Condition": condition,
    }});
    let place = Place::new(ACCOUNT, GLOBAL);
    let written = account.store.write(place, Caller::root(ACCOUNT), |tx| {
        tx.put(Role {
            name: name.to_owned(),
            id: "AROAX".to_owned(),
            path: "/path/".to_owned(),
            created: tx.now,
            trust: trust.to_string(),
            description: None,
            max_session_seconds: 7200,
            grants: Default::default(),
            tags: Default::default(),
        });
        Ok::<_, ()>(())
    });
    assert!(written.is_ok());
}

fn assume(name: &str, more: &str) -> String {
    format!("AssumeRole&RoleArn=arn:aws:iam::{ACCOUNT}:role/path/{name}&RoleSessionName=me{more}")
}

#[test]
fn a_caller_is_told_who_it_is() {
    let account = account();
    let answer = account.ok("GetCallerIdentity");
    assert_eq!(
        answer.text("GetCallerIdentityResult/Arn"),
        format!("arn:aws:iam::{ACCOUNT}:root")
    );
    assert_eq!(answer.text("GetCallerIdentityResult/Account"), ACCOUNT);
}

#[test]
fn a_key_says_whose_it_is() {
    let account = account();
    let asked = |id: &str| {
        account.made(
            &format!("GetAccessKeyInfo&AccessKeyId={id}"),
            "GetAccessKeyInfoResult/Account",
        )
    };
    assert_eq!(asked("ASIAQNZGKIQY56JQ7WML"), "029608264753");
    assert_eq!(
        account.code("GetAccessKeyInfo&AccessKeyId=AKIAIOSFODNN7EXAMPLE"),
        "ValidationError"
    );
    assert_eq!(
        account.code("GetAccessKeyInfo&AccessKeyId=test"),
        "ValidationError"
    );
}

#[test]
fn a_role_gives_a_session_to_whom_it_trusts() {
    let account = account();
    put_role(&account, "web", json!({"AWS": ACCOUNT}), json!({}));
    let answer = account.ok(&assume("web", "&DurationSeconds=7200"));
    let answer = answer.find("AssumeRoleResult");
    assert_eq!(
        answer.text("AssumedRoleUser/Arn"),
        format!("arn:aws:sts::{ACCOUNT}:assumed-role/web/me")
    );
    assert_eq!(answer.text("AssumedRoleUser/AssumedRoleId"), "AROAX:me");
    let id = answer.text("Credentials/AccessKeyId");
    assert!(
        id.starts_with("ASIA") && account_of(&id).as_deref() == Some(ACCOUNT),
        "{id}"
    );
    let sessions = Sessions::new(account.store.environment().session_key);
    let opened = sessions.open(&id, &answer.text("Credentials/SessionToken"));
    let (session, secret) = opened.expect("the token is its own");
    assert_eq!(secret, answer.text("Credentials/SecretAccessKey"));
    assert!(matches!(session.subject, Subject::Role { name, .. } if name == "web"));
    let expires: jiff::Timestamp = answer.value("Credentials/Expiration");
    assert_eq!(expires.as_millisecond(), session.expires.as_millisecond());

    let other = account.neighbour();
    let denied = format!(
        "AccessDenied: User: arn:aws:iam::{NEIGHBOUR}:root is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::{ACCOUNT}:role/path/web"
    );
    assert_eq!(other.refused(&assume("web", "")), denied);
    assert_eq!(
        other.refused(&assume("none", "")),
        denied.replace("web", "none")
    );
    put_role(
        &account,
        "web",
        json!({"AWS": format!("arn:aws:iam::{NEIGHBOUR}:root")}),
        json!({}),
    );
    other.ok(&assume("web", ""));
    assert_eq!(account.code(&assume("web", "")), "AccessDenied");
    put_role(
        &account,
        "web",
        json!({"Service": "ec2.amazonaws.com"}),
        json!({}),
    );
    assert_eq!(account.code(&assume("web", "")), "AccessDenied");
}

#[test]
fn conditions_of_trust_must_hold() {
    let account = account();
    put_role(
        &account,
        "web",
        json!("*"),
        json!({"StringEquals": {"sts:ExternalId": "secret"}, "StringLike": {"aws:PrincipalArn": "*:root"}}),
    );
    assert_eq!(account.code(&assume("web", "")), "AccessDenied");
    assert_eq!(
        account.code(&assume("web", "&ExternalId=other")),
        "AccessDenied"
    );
    account.ok(&assume("web", "&ExternalId=secret"));
    put_role(
        &account,
        "web",
        json!("*"),
        json!({"StringEquals": {"aws:RequestTag/Team": "a"}, "ForAllValues:StringEquals": {"aws:TagKeys": ["Team"]}}),
    );
    let tag = |value: &str| {
        assume(
            "web",
            &format!("&Tags.member.1.Key=Team&Tags.member.1.Value={value}"),
        )
    };
    account.ok(&tag("a"));
    assert_eq!(account.code(&tag("b")), "AccessDenied");
    assert_eq!(
        account.refused(&assume(
            "web",
            "&SourceIdentity=alice&Tags.member.1.Key=Team&Tags.member.1.Value=a"
        )),
        format!(
            "AccessDenied: User: arn:aws:iam::{ACCOUNT}:root is not authorized to perform: sts:SetSourceIdentity on resource: arn:aws:iam::{ACCOUNT}:role/path/web"
        )
    );
}

#[test]
fn what_a_role_cannot_give_is_refused() {
    let account = account();
    put_role(&account, "web", json!("*"), json!({}));
    assert_eq!(
        account.refused(&assume("web", "&DurationSeconds=7201")),
        "ValidationError: The requested DurationSeconds exceeds the MaxSessionDuration set for this role."
    );
    let session = asked_by(&account, "arn:aws:sts::000000000000:assumed-role/db/s");
    assert_eq!(
        session.refused(&assume("web", "&DurationSeconds=3601")),
        "ValidationError: The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining."
    );
    session.ok(&assume("web", ""));
    assert_eq!(
        account.refused(&assume("web", "&Policy=%7B%7D")),
        "MalformedPolicyDocument: Syntax errors in policy."
    );
    let device = "&SerialNumber=arn:aws:iam::000000000000:mfa/alice&TokenCode=123456";
    assert_eq!(account.code(&assume("web", device)), "AccessDenied");
    assert_eq!(
        account.refused("AssumeRole&RoleArn=arn:aws:iam::1:user/web-server&RoleSessionName=me"),
        "ValidationError: arn:aws:iam::1:user/web-server is invalid"
    );
    assert_eq!(
        account.refused(&assume("web", "&RoleSessionName=x")),
        "InvalidParameter: The parameter RoleSessionName has been used more than once."
    );
    assert_eq!(
        account
            .refused("AssumeRole&RoleArn=arn:aws:iam::000000000000:role/web&RoleSessionName=a%20b"),
        r"ValidationError: 1 validation error detected: Value 'a b' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]*"
    );
    assert_eq!(
        account.code(&assume("web", "&ProvidedContexts.member.1.ProviderArn=x")),
        "UnsupportedOperation"
    );
}

#[test]
fn lasting_keys_are_exchanged_for_temporary_ones() {
    let account = account();
    let sessions = Sessions::new(account.store.environment().session_key);
    let of = |answer: &terrarium_query::testing::Element, wrapper: &str| {
        let credentials = answer.find(wrapper);
        let opened = sessions.open(
            &credentials.text("AccessKeyId"),
            &credentials.text("SessionToken"),
        );
        opened.expect("the token is its own").0
    };
    let root = of(
        &account.ok("GetSessionToken&DurationSeconds=129600"),
        "GetSessionTokenResult/Credentials",
    );
    assert_eq!(root.subject, Subject::Root);
    assert!(root.expires.as_second() - jiff::Timestamp::now().as_second() <= 3600);

    let place = Place::new(ACCOUNT, GLOBAL);
    let written = account.store.write(place, Caller::root(ACCOUNT), |tx| {
        tx.put(User {
            name: "alice".to_owned(),
            id: "AIDAX".to_owned(),
            path: "/".to_owned(),
            created: tx.now,
            grants: Default::default(),
            tags: Default::default(),
        });
        Ok::<_, ()>(())
    });
    assert!(written.is_ok());
    let alice = asked_by(&account, "arn:aws:iam::000000000000:user/alice");
    let session = of(
        &alice.ok("GetSessionToken"),
        "GetSessionTokenResult/Credentials",
    );
    assert!(matches!(session.subject, Subject::User { id, .. } if id == "AIDAX"));
    let answer = alice.ok("GetFederationToken&Name=bob");
    assert_eq!(
        answer.text("GetFederationTokenResult/FederatedUser/Arn"),
        "arn:aws:sts::000000000000:federated-user/bob"
    );
    let session = of(&answer, "GetFederationTokenResult/Credentials");
    assert!(matches!(session.subject, Subject::Federated { name } if name == "bob"));
    assert_eq!(
        alice.code("GetFederationToken&Name=bob&Policy=%7B%7D"),
        "MalformedPolicyDocument"
    );

    let session = asked_by(&account, "arn:aws:sts::000000000000:assumed-role/web/s");
    assert_eq!(
        session.refused("GetSessionToken"),
        "AccessDenied: Cannot call GetSessionToken with session credentials"
    );
    assert_eq!(
        session.refused("GetFederationToken&Name=bob"),
        "AccessDenied: Cannot call GetFederationToken with session credentials"
    );
    assert_eq!(
        account.code("GetSessionToken&SerialNumber=GAHT12345678&TokenCode=123456"),
        "AccessDenied"
    );
    assert_eq!(
        account.code("GetSessionToken&DurationSeconds=1"),
        "ValidationError"
    );
}

#[test]
fn other_ways_to_a_session_are_named_as_unsupported() {
    let account = account();
    for operation in [
        "AssumeRoleWithWebIdentity",
        "AssumeRoleWithSAML",
        "DecodeAuthorizationMessage",
    ] {
        assert_eq!(
            account.refused(operation),
            format!(
                "UnsupportedOperation: The operation {operation} is not supported by Terrarium."
            )
        );
    }
}
