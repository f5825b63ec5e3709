//! Tests of prefix lists, AWS's and customers'.

use crate::testing::Account;

const CREATE: &str =
    "CreateManagedPrefixList&PrefixListName=offices&AddressFamily=IPv4&MaxEntries=3";

fn list(account: &Account) -> String {
    let create = format!(
        "{CREATE}&Entry.1.Cidr=10.1.0.0/16&Entry.1.Description=one&Entry.2.Cidr=10.0.0.0/16&TagSpecification.1.ResourceType=prefix-list&TagSpecification.1.Tag.1.Key=Name&TagSpecification.1.Tag.1.Value=x"
    );
    account.made(&create, "prefixList/prefixListId")
}

/// The blocks and descriptions of a list.
fn entries(account: &Account, id: &str, more: &str) -> Vec<String> {
    let answer = account.ok(&format!(
        "GetManagedPrefixListEntries&PrefixListId={id}{more}"
    ));
    let entries = answer.all("entrySet/item").into_iter();
    entries
        .map(|entry| {
            let description = entry.texts("description").concat();
            format!("{} {description}", entry.text("cidr"))
                .trim()
                .to_owned()
        })
        .collect()
}

fn state(account: &Account, id: &str) -> (String, String) {
    let answer = account.ok(&format!("DescribeManagedPrefixLists&PrefixListId.1={id}"));
    let list = answer.find("prefixListSet/item");
    (list.text("state"), list.text("version"))
}

/// A security group in a VPC of its own.
fn group(account: &Account) -> String {
    let vpc = account.made("CreateVpc&CidrBlock=10.0.0.0/16", "vpc/vpcId");
    let create = format!("CreateSecurityGroup&GroupName=g&GroupDescription=g&VpcId={vpc}");
    account.made(&create, "groupId")
}

fn pair(state: &str, version: &str) -> (String, String) {
    (state.to_owned(), version.to_owned())
}

#[test]
fn the_list_of_s3_has_awss_id_and_our_block() {
    let account = Account::new();
    let list = account.ok("DescribePrefixLists&Filter.1.Name=prefix-list-name&Filter.1.Value.1=com.amazonaws.us-east-1.s3");
    assert_eq!(list.text("prefixListSet/item/prefixListId"), "pl-63a5400a");
    assert_eq!(
        list.texts("prefixListSet/item/cidrSet/item"),
        ["198.18.255.0/28"]
    );
    let managed = account.ok("DescribeManagedPrefixLists&PrefixListId.1=pl-63a5400a");
    assert_eq!(managed.text("prefixListSet/item/ownerId"), "AWS");
    assert_eq!(entries(&account, "pl-63a5400a", ""), ["198.18.255.0/28"]);
}

#[test]
fn awss_lists_are_there_and_stay_as_they_are() {
    let account = Account::new();
    for name in [
        "com.amazonaws.us-east-1.dynamodb",
        "com.amazonaws.global.cloudfront.origin-facing",
        "com.amazonaws.us-east-1.ec2-instance-connect",
        "com.amazonaws.us-east-1.ipv6.vpc-lattice",
    ] {
        let found = account.ok(&format!("DescribeManagedPrefixLists&Filter.1.Name=prefix-list-name&Filter.1.Value.1={name}&Filter.2.Name=owner-id&Filter.2.Value.1=AWS"));
        let id = found.text("prefixListSet/item/prefixListId");
        assert!(!entries(&account, &id, "").is_empty(), "{name}");
        for change in [
            format!("DeleteManagedPrefixList&PrefixListId={id}"),
            format!("ModifyManagedPrefixList&PrefixListId={id}&PrefixListName=mine"),
        ] {
            assert_eq!(account.code(&change), "OperationNotPermitted");
        }
    }
}

#[test]
fn other_lists_and_filters_are_refused() {
    let account = Account::new();
    let own = list(&account);
    for (request, code) in [
        (
            "DescribePrefixLists&PrefixListId.1=pl-12345678".to_owned(),
            "InvalidPrefixListID.NotFound",
        ),
        // Customers' lists are not shown in the old form.
        (
            format!("DescribePrefixLists&PrefixListId.1={own}"),
            "InvalidPrefixListID.NotFound",
        ),
        (
            "DescribeManagedPrefixLists&PrefixListId.1=x".to_owned(),
            "InvalidPrefixListId.Malformed",
        ),
        (
            "DescribePrefixLists&Filter.1.Name=x&Filter.1.Value.1=y".to_owned(),
            "InvalidParameterValue",
        ),
        (
            "GetManagedPrefixListEntries&PrefixListId=pl-12345678".to_owned(),
            "InvalidPrefixListID.NotFound",
        ),
        (
            "GetManagedPrefixListAssociations&PrefixListId=pl-12345678".to_owned(),
            "InvalidPrefixListID.NotFound",
        ),
        (
            format!("GetManagedPrefixListEntries&PrefixListId={own}&TargetVersion=2"),
            "InvalidParameterValue",
        ),
        (
            format!("GetManagedPrefixListEntries&PrefixListId={own}&NextToken=x"),
            "InvalidNextToken",
        ),
    ] {
        assert_eq!(account.code(&request), code, "{request}");
    }
    let none =
        account.ok("DescribePrefixLists&Filter.1.Name=prefix-list-id&Filter.1.Value.1=pl-z*");
    assert!(!none.has("prefixListSet/item"));
}

#[test]
fn a_list_is_made_and_shown() {
    let account = Account::new();
    let made = account.ok(&format!("{CREATE}&Entry.1.Cidr=10.0.0.7/16"));
    assert_eq!(made.text("prefixList/state"), "create-in-progress");
    let id = made.text("prefixList/prefixListId");
    let shown = account
        .ok("DescribeManagedPrefixLists&Filter.1.Name=owner-id&Filter.1.Value.1=000000000000");
    let shown = shown.find("prefixListSet/item");
    for (name, value) in [
        ("prefixListId", id.as_str()),
        ("prefixListName", "offices"),
        ("addressFamily", "IPv4"),
        ("state", "create-complete"),
        ("maxEntries", "3"),
        ("version", "1"),
        ("ownerId", "000000000000"),
    ] {
        assert_eq!(shown.text(name), value, "{name}");
    }
    assert_eq!(
        shown.text("prefixListArn"),
        format!("arn:aws:ec2:us-east-1:000000000000:prefix-list/{id}")
    );
    assert_eq!(entries(&account, &id, ""), ["10.0.0.0/16"]);
    account.ok(&format!(
        "CreateTags&ResourceId.1={id}&Tag.1.Key=a&Tag.1.Value=b"
    ));
    let tagged = account.ok("DescribeManagedPrefixLists&Filter.1.Name=tag:a&Filter.1.Value.1=b");
    assert_eq!(tagged.texts("prefixListSet/item/prefixListId"), [id]);
}

#[test]
fn what_cannot_be_a_list_is_refused() {
    let account = Account::new();
    let create = |rest: &str| account.refused(&format!("CreateManagedPrefixList&{rest}"));
    let many: String = (1..=101)
        .map(|n| format!("&Entry.{n}.Cidr=10.0.{n}.0/24"))
        .collect();
    for (request, error) in [
        ("PrefixListName=a&AddressFamily=IPv4&MaxEntries=1001".to_owned(), "InvalidParameterValue: Must specify a max size between 1 and 1000"),
        (format!("PrefixListName=a&AddressFamily=IPv4&MaxEntries=200{many}"), "InvalidParameterValue: The number of entries per request cannot exceeds limit (100)."),
        ("PrefixListName=com.amazonaws.mine&AddressFamily=IPv4&MaxEntries=1".to_owned(), "InvalidParameterValue: "),
        ("PrefixListName=a&AddressFamily=IPv5&MaxEntries=1".to_owned(), "InvalidParameterValue: Value (IPv5)"),
        ("PrefixListName=a&AddressFamily=IPv6&MaxEntries=1&Entry.1.Cidr=10.0.0.0/8".to_owned(), "InvalidParameterValue: Value (10.0.0.0/8) for parameter Cidr is invalid."),
        ("PrefixListName=a&AddressFamily=IPv4&MaxEntries=1&Entry.1.Cidr=10.0.0.0/8&Entry.2.Cidr=11.0.0.0/8".to_owned(), "PrefixListMaxEntriesExceeded: "),
        ("PrefixListName=a&AddressFamily=IPv4&MaxEntries=2&Entry.1.Cidr=10.0.0.0/8&Entry.2.Cidr=10.0.0.1/8".to_owned(), "InvalidParameterValue: The request contains the CIDR 10.0.0.0/8"),
        ("PrefixListName=a&AddressFamily=IPv4".to_owned(), "MissingParameter: "),
        ("PrefixListName=a&AddressFamily=IPv4&MaxEntries=1&TagSpecification.1.ResourceType=vpc&TagSpecification.1.Tag.1.Key=a".to_owned(), "InvalidParameterValue: "),
    ] {
        let answer = create(&request);
        assert!(answer.starts_with(error), "{request}: {answer}");
    }
}

#[test]
fn changing_entries_makes_a_version_and_nothing_else_does() {
    let account = Account::new();
    let id = list(&account);
    let modify = format!("ModifyManagedPrefixList&PrefixListId={id}");
    let begun = account.ok(&format!(
        "{modify}&CurrentVersion=1&AddEntry.1.Cidr=10.2.0.0/16&RemoveEntry.1.Cidr=10.0.0.0/16"
    ));
    assert_eq!(begun.text("prefixList/state"), "modify-in-progress");
    assert_eq!(begun.text("prefixList/version"), "1");
    assert_eq!(state(&account, &id), pair("modify-complete", "2"));
    assert_eq!(
        entries(&account, &id, ""),
        ["10.1.0.0/16 one", "10.2.0.0/16"]
    );
    assert_eq!(
        entries(&account, &id, "&TargetVersion=1"),
        ["10.0.0.0/16", "10.1.0.0/16 one"]
    );
    account.ok(&format!("{modify}&MaxEntries=10&PrefixListName=other"));
    assert_eq!(state(&account, &id), pair("modify-complete", "2"));
    // The same block with another description is the same entry.
    account.ok(&format!(
        "{modify}&AddEntry.1.Cidr=10.1.0.0/16&AddEntry.1.Description=two"
    ));
    assert_eq!(entries(&account, &id, "")[0], "10.1.0.0/16 two");
}

#[test]
fn changes_that_cannot_be_are_refused() {
    let account = Account::new();
    let id = list(&account);
    for (change, error) in [
        (
            "CurrentVersion=2&AddEntry.1.Cidr=10.2.0.0/16",
            "PrefixListVersionMismatch: The prefix list has the incorrect version number.",
        ),
        (
            "CurrentVersion=0&AddEntry.1.Cidr=10.2.0.0/16",
            "InvalidParameterValue: The specified value for version is not valid. The value must be greater than (1).",
        ),
        (
            "MaxEntries=5&AddEntry.1.Cidr=10.2.0.0/16",
            "InvalidParameterCombination: You cannot modify the entries and the maximum entries for the prefix list in the same request.",
        ),
        (
            "AddEntry.1.Cidr=10.1.0.0/16&AddEntry.1.Description=one",
            "InvalidPrefixListModification: An entry with the CIDR (10.1.0.0/16) and description (one) already exists.",
        ),
        (
            "RemoveEntry.1.Cidr=10.9.0.0/16",
            "InvalidPrefixListModification: An entry with the CIDR (10.9.0.0/16) does not exist.",
        ),
        (
            "AddEntry.1.Cidr=10.1.0.0/16&RemoveEntry.1.Cidr=10.1.0.0/16",
            "InvalidParameterValue: Request cannot contain Cidr 10.1.0.0/16 in both AddPrefixListEntries and RemovePrefixListEntries",
        ),
        (
            "AddEntry.1.Cidr=10.2.0.0/16&AddEntry.2.Cidr=10.3.0.0/16",
            "PrefixListMaxEntriesExceeded: ",
        ),
        ("MaxEntries=1", "PrefixListMaxEntriesExceeded: "),
    ] {
        let answer = account.refused(&format!(
            "ModifyManagedPrefixList&PrefixListId={id}&{change}"
        ));
        assert!(answer.starts_with(error), "{change}: {answer}");
    }
    assert_eq!(state(&account, &id), pair("create-complete", "1"));
}

#[test]
fn an_earlier_version_is_restored_as_a_new_one() {
    let account = Account::new();
    let id = list(&account);
    account.ok(&format!(
        "ModifyManagedPrefixList&PrefixListId={id}&RemoveEntry.1.Cidr=10.0.0.0/16"
    ));
    let restore = |previous: u32, current: u32| {
        format!(
            "RestoreManagedPrefixListVersion&PrefixListId={id}&PreviousVersion={previous}&CurrentVersion={current}"
        )
    };
    assert_eq!(account.code(&restore(1, 1)), "PrefixListVersionMismatch");
    assert_eq!(account.code(&restore(2, 2)), "InvalidParameterValue");
    let begun = account.ok(&restore(1, 2));
    assert_eq!(begun.text("prefixList/state"), "restore-in-progress");
    assert_eq!(state(&account, &id), pair("restore-complete", "3"));
    assert_eq!(entries(&account, &id, "").len(), 2);
}

#[test]
fn a_list_that_is_named_somewhere_stays() {
    let account = Account::new();
    let id = list(&account);
    let group = group(&account);
    let rule = format!(
        "GroupId={group}&IpPermissions.1.IpProtocol=-1&IpPermissions.1.PrefixListIds.1.PrefixListId={id}"
    );
    account.ok(&format!("AuthorizeSecurityGroupIngress&{rule}"));
    let associations = format!("GetManagedPrefixListAssociations&PrefixListId={id}");
    let answer = account.ok(&associations);
    let association = answer.find("prefixListAssociationSet/item");
    assert_eq!(association.text("resourceId"), group);
    assert_eq!(association.text("resourceOwner"), "000000000000");

    let delete = format!("DeleteManagedPrefixList&PrefixListId={id}");
    assert_eq!(
        account.ok(&delete).text("prefixList/state"),
        "delete-in-progress"
    );
    let describe = format!("DescribeManagedPrefixLists&PrefixListId.1={id}");
    let failed = account.ok(&describe);
    assert_eq!(failed.text("prefixListSet/item/state"), "delete-failed");
    assert!(
        failed
            .text("prefixListSet/item/stateMessage")
            .contains(&group)
    );

    account.ok(&format!("RevokeSecurityGroupIngress&{rule}"));
    assert!(
        !account
            .ok(&associations)
            .has("prefixListAssociationSet/item")
    );
    account.ok(&delete);
    assert_eq!(account.code(&describe), "InvalidPrefixListID.NotFound");
    assert_eq!(account.code(&delete), "InvalidPrefixListID.NotFound");
}

#[test]
fn a_list_counts_for_as_many_rules_as_it_may_hold() {
    let account = Account::new();
    let id = list(&account);
    let group = group(&account);
    let rule = |list: &str| {
        format!(
            "AuthorizeSecurityGroupIngress&GroupId={group}&IpPermissions.1.IpProtocol=-1&IpPermissions.1.PrefixListIds.1.PrefixListId={list}"
        )
    };
    account.ok(&rule(&id));
    // CloudFront's list counts for 55.
    account.ok(&rule("pl-3b927c52"));
    let resize = format!("ModifyManagedPrefixList&PrefixListId={id}&MaxEntries");
    account.ok(&format!("{resize}=6"));
    let answer = account.ok(&format!("DescribeManagedPrefixLists&PrefixListId.1={id}"));
    let failed = answer.find("prefixListSet/item");
    assert_eq!(failed.text("state"), "modify-failed");
    assert!(failed.text("stateMessage").ends_with(&group));
    assert_eq!(failed.text("maxEntries"), "3");
    account.ok(&format!("{resize}=5"));
    assert_eq!(state(&account, &id), pair("modify-complete", "1"));
    let other = list(&account);
    assert_eq!(
        account.code(&rule(&other)),
        "RulesPerSecurityGroupLimitExceeded"
    );
}

#[test]
fn pages_show_each_list_and_entry_once() {
    let account = Account::new();
    let id = list(&account);
    let first = account.ok(&format!(
        "GetManagedPrefixListEntries&PrefixListId={id}&MaxResults=1"
    ));
    let token = first.text("nextToken");
    assert_eq!(first.texts("entrySet/item/cidr"), ["10.0.0.0/16"]);
    let second = entries(&account, &id, &format!("&MaxResults=1&NextToken={token}"));
    assert_eq!(second, ["10.1.0.0/16 one"]);

    let all = account
        .ok("DescribeManagedPrefixLists")
        .texts("prefixListSet/item/prefixListId");
    let mut seen = Vec::new();
    let mut token = String::new();
    loop {
        let page = account.ok(&format!("DescribeManagedPrefixLists&MaxResults=2{token}"));
        seen.extend(page.texts("prefixListSet/item/prefixListId"));
        match page.has("nextToken") {
            true => token = format!("&NextToken={}", page.text("nextToken")),
            false => break,
        }
    }
    assert_eq!(seen, all);
    assert!(all.contains(&id));
}

#[test]
fn a_region_has_at_most_a_hundred_lists() {
    let account = Account::new();
    for _ in 0..100 {
        account.ok(CREATE);
    }
    assert_eq!(account.code(CREATE), "PrefixListLimitExceeded");
}

#[test]
fn a_client_token_makes_one_list() {
    let account = Account::new();
    let create = format!("{CREATE}&ClientToken=one");
    let id = "prefixList/prefixListId";
    assert_eq!(account.made(&create, id), account.made(&create, id));
}

#[test]
fn regions_without_a_known_id_have_one_of_their_own() {
    let id = |region| {
        Account::in_region(region)
            .ok(&format!("DescribePrefixLists&Filter.1.Name=prefix-list-name&Filter.1.Value.1=com.amazonaws.{region}.s3"))
            .text("prefixListSet/item/prefixListId")
    };
    assert_eq!(id("me-south-1"), id("me-south-1"));
    assert_ne!(id("me-south-1"), id("af-south-1"));
}
