//! The account's alias and its summary.

use crate::testing::{account, create_role};

#[test]
fn an_account_has_one_alias() {
    let account = account();
    let aliases = || {
        account
            .ok("ListAccountAliases")
            .texts("ListAccountAliasesResult/AccountAliases/member")
    };
    assert!(aliases().is_empty());
    account.ok("CreateAccountAlias&AccountAlias=glass");
    assert_eq!(
        account.refused("CreateAccountAlias&AccountAlias=glass"),
        "EntityAlreadyExists: The account alias glass already exists."
    );
    account.ok("CreateAccountAlias&AccountAlias=house");
    assert_eq!(aliases(), ["house"]);
    assert_eq!(
        account.made("GetUser", "GetUserResult/User/UserName"),
        "house"
    );
    assert_eq!(
        account.refused("DeleteAccountAlias&AccountAlias=glass"),
        "NoSuchEntity: The account alias glass cannot be found."
    );
    account.ok("DeleteAccountAlias&AccountAlias=house");
    assert!(aliases().is_empty());
}

#[test]
fn the_summary_counts_what_there_is() {
    let account = account();
    create_role(&account, "web");
    account.ok("CreateAccessKey");
    let answer = account.ok("GetAccountSummary");
    let value = |name: &str| {
        let entries = answer.all("GetAccountSummaryResult/SummaryMap/entry");
        let entry = entries.into_iter().find(|entry| entry.text("key") == name);
        entry.map(|entry| entry.text("value"))
    };
    assert_eq!(value("Roles").as_deref(), Some("1"));
    assert_eq!(value("Users").as_deref(), Some("0"));
    assert_eq!(value("RolesQuota").as_deref(), Some("1000"));
    assert_eq!(value("AccountAccessKeysPresent").as_deref(), Some("1"));
    assert_eq!(
        account.refused("GetAccountPasswordPolicy"),
        "NoSuchEntity: The Password Policy with domain name 000000000000 cannot be found."
    );
}
