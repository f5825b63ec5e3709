//! Tests of tags, on creation and afterwards.

use crate::testing::Account;

fn vpc(account: &Account) -> String {
    account.made("CreateVpc&CidrBlock=10.0.0.0/16", "vpc/vpcId")
}

fn tags_of(account: &Account, id: &str) -> Vec<(String, String)> {
    let answer = account.ok(&format!(
        "DescribeTags&Filter.1.Name=resource-id&Filter.1.Value.1={id}"
    ));
    let tags = answer.all("tagSet/item").into_iter();
    tags.map(|tag| (tag.text("key"), tag.text("value")))
        .collect()
}

fn pair(key: &str, value: &str) -> (String, String) {
    (key.to_owned(), value.to_owned())
}

#[test]
fn tags_are_added_replaced_and_deleted() {
    let account = Account::new();
    let id = vpc(&account);
    account.ok(&format!(
        "CreateTags&ResourceId.1={id}&Tag.1.Key=Name&Tag.1.Value=one&Tag.2.Key=Empty&Tag.2.Value="
    ));
    account.ok(&format!(
        "CreateTags&ResourceId.1={id}&Tag.1.Key=Name&Tag.1.Value=two"
    ));
    assert_eq!(
        tags_of(&account, &id),
        [pair("Empty", ""), pair("Name", "two")]
    );
    let described = account.ok(&format!("DescribeVpcs&VpcId.1={id}"));
    assert_eq!(
        described.texts("vpcSet/item/tagSet/item/value"),
        ["", "two"]
    );
    // With another value the tag stays; without one it goes.
    account.ok(&format!(
        "DeleteTags&ResourceId.1={id}&Tag.1.Key=Name&Tag.1.Value=one"
    ));
    assert_eq!(tags_of(&account, &id).len(), 2);
    account.ok(&format!("DeleteTags&ResourceId.1={id}&Tag.1.Key=Name"));
    assert_eq!(tags_of(&account, &id), [pair("Empty", "")]);
    account.ok(&format!("DeleteTags&ResourceId.1={id}"));
    assert!(tags_of(&account, &id).is_empty());
}

#[test]
fn all_resources_get_the_tags_or_none() {
    let account = Account::new();
    let id = vpc(&account);
    let request =
        format!("CreateTags&ResourceId.1={id}&ResourceId.2=vpc-12345678&Tag.1.Key=a&Tag.1.Value=b");
    assert_eq!(
        account.refused(&request),
        "InvalidVpcID.NotFound: The vpc ID 'vpc-12345678' does not exist"
    );
    assert!(tags_of(&account, &id).is_empty());
}

#[test]
fn ids_are_checked_by_their_kind() {
    let account = Account::new();
    for (id, code) in [
        ("subnet-12345678", "InvalidSubnetID.NotFound"),
        ("dopt-12345678", "InvalidDhcpOptionID.NotFound"),
        ("igw-12345678", "InvalidInternetGatewayID.NotFound"),
        ("rtb-12345678", "InvalidRouteTableID.NotFound"),
        ("acl-12345678", "InvalidNetworkAclID.NotFound"),
        ("sg-12345678", "InvalidGroup.NotFound"),
        ("sgr-12345678", "InvalidSecurityGroupRuleId.NotFound"),
        ("vpce-12345678", "InvalidVpcEndpointId.NotFound"),
        ("pl-12345678", "InvalidPrefixListID.NotFound"),
        ("key-12345678", "InvalidKeyPair.NotFound"),
        ("ami-12345678", "InvalidAMIID.NotFound"),
        ("i-12345678", "InvalidInstanceID.NotFound"),
        ("eni-12345678", "InvalidNetworkInterfaceID.NotFound"),
        ("vol-12345678", "InvalidVolume.NotFound"),
        ("snap-12345678", "InvalidSnapshot.NotFound"),
        ("eipalloc-12345678", "InvalidAllocationID.NotFound"),
        ("i-xyz", "InvalidInstanceID.Malformed"),
        ("vpc-cidr-assoc-12345678", "InvalidID"),
        ("thing-12345678", "InvalidID"),
    ] {
        let request = format!("CreateTags&ResourceId.1={id}&Tag.1.Key=a&Tag.1.Value=b");
        assert_eq!(account.code(&request), code, "{id}");
    }
}

#[test]
fn keys_and_values_follow_awss_rules() {
    let account = Account::new();
    let id = vpc(&account);
    let create = |tags: &str| account.refused(&format!("CreateTags&ResourceId.1={id}&{tags}"));
    assert_eq!(
        create("Tag.1.Key=aws:x&Tag.1.Value=y"),
        "InvalidParameterValue: Tag keys starting with 'aws:' are reserved for internal use"
    );
    assert!(
        create(&format!("Tag.1.Key={}&Tag.1.Value=y", "k".repeat(129)))
            .starts_with("InvalidParameterValue")
    );
    assert!(
        create(&format!("Tag.1.Key=k&Tag.1.Value={}", "v".repeat(257)))
            .starts_with("InvalidParameterValue")
    );
    assert!(create("Tag.1.Key=&Tag.1.Value=y").starts_with("MissingParameter"));
    assert!(
        create("Tag.1.Key=k&Tag.1.Value=x&Tag.2.Key=k&Tag.2.Value=y")
            .starts_with("InvalidParameterValue")
    );
    assert!(account.code("CreateTags&Tag.1.Key=k&Tag.1.Value=y") == "MissingParameter");
    let many: String = (0..51)
        .map(|i| format!("&Tag.{}.Key=k{i}&Tag.{}.Value=v", i + 1, i + 1))
        .collect();
    assert_eq!(
        create(&many),
        "TagLimitExceeded: The maximum number of Tags for a resource has been reached."
    );
}

#[test]
fn tags_are_described_by_filter() {
    let account = Account::new();
    let (one, other) = (vpc(&account), vpc(&account));
    account.ok(&format!(
        "CreateTags&ResourceId.1={one}&ResourceId.2={other}&Tag.1.Key=Stage&Tag.1.Value=test"
    ));
    account.ok(&format!(
        "CreateTags&ResourceId.1={one}&Tag.1.Key=Name&Tag.1.Value=test"
    ));
    for (filter, count) in [
        ("key&Filter.1.Value.1=Stage", 2),
        ("value&Filter.1.Value.1=te*", 3),
        ("resource-type&Filter.1.Value.1=vpc", 3),
        ("resource-type&Filter.1.Value.1=subnet", 0),
        ("tag:Name&Filter.1.Value.1=test", 1),
        ("tag:Name&Filter.1.Value.1=x", 0),
    ] {
        let answer = account.ok(&format!("DescribeTags&Filter.1.Name={filter}"));
        assert_eq!(answer.all("tagSet/item").len(), count, "{filter}");
    }
    assert_eq!(
        account.code("DescribeTags&Filter.1.Name=x&Filter.1.Value.1=y"),
        "InvalidParameterValue"
    );
}

#[test]
fn tags_are_paged() {
    let account = Account::new();
    let id = vpc(&account);
    let tags: String = (1..=12)
        .map(|i| format!("&Tag.{i}.Key=k{i}&Tag.{i}.Value=v"))
        .collect();
    account.ok(&format!("CreateTags&ResourceId.1={id}{tags}"));
    let (mut seen, mut token) = (Vec::new(), String::new());
    loop {
        let page = account.ok(&format!("DescribeTags&MaxResults=5{token}"));
        seen.extend(page.texts("tagSet/item/key"));
        match page.has("nextToken") {
            true => token = format!("&NextToken={}", page.text("nextToken")),
            false => break,
        }
    }
    assert_eq!(seen, account.ok("DescribeTags").texts("tagSet/item/key"));
    assert_eq!(seen.len(), 12);
}

#[test]
fn specifications_must_be_of_the_new_resources_type() {
    let account = Account::new();
    let request = "CreateVpc&CidrBlock=10.0.0.0/16&TagSpecification.1.ResourceType=subnet&TagSpecification.1.Tag.1.Key=a&TagSpecification.1.Tag.1.Value=b";
    assert_eq!(
        account.refused(request),
        "InvalidParameterValue: 'subnet' is not a valid taggable resource type for this operation."
    );
}
