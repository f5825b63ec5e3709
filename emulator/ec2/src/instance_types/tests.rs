//! The operations on instance types, through requests.

use crate::testing::Account;

#[test]
fn a_type_tells_its_size() {
    let answer = Account::new().ok("DescribeInstanceTypes&InstanceType.1=t3.micro");
    let kind = answer.find("instanceTypeSet/item");
    assert_eq!(kind.text("vCpuInfo/defaultVCpus"), "2");
    assert_eq!(kind.text("memoryInfo/sizeInMiB"), "1024");
    assert_eq!(
        kind.text("processorInfo/supportedArchitectures/item"),
        "x86_64"
    );
    assert_eq!(kind.text("hypervisor"), "nitro");
    assert_eq!(kind.text("burstablePerformanceSupported"), "true");
    assert_eq!(kind.text("networkInfo/maximumNetworkInterfaces"), "2");
}

#[test]
fn types_are_found_by_filter_and_by_page() {
    let account = Account::new();
    let arm = account.ok(
        "DescribeInstanceTypes&Filter.1.Name=processor-info.supported-architecture&Filter.1.Value.1=arm64\
         &Filter.2.Name=burstable-performance-supported&Filter.2.Value.1=true",
    );
    assert!(
        arm.texts("instanceTypeSet/item/instanceType")
            .iter()
            .all(|name| name.starts_with("t4g."))
    );
    let page = account.ok("DescribeInstanceTypes&MaxResults=5");
    assert_eq!(page.all("instanceTypeSet/item").len(), 5);
    let next = account.ok(&format!(
        "DescribeInstanceTypes&MaxResults=5&NextToken={}",
        page.text("nextToken")
    ));
    assert_ne!(
        page.texts("instanceTypeSet/item/instanceType"),
        next.texts("instanceTypeSet/item/instanceType")
    );
}

#[test]
fn types_that_are_not_there_are_named() {
    assert_eq!(
        Account::new().refused("DescribeInstanceTypes&InstanceType.1=t9.micro"),
        "InvalidInstanceType: The following supplied instance types do not exist: [t9.micro]"
    );
}

#[test]
fn every_type_is_offered_in_every_zone() {
    let account = Account::new();
    let one = "DescribeInstanceTypeOfferings&Filter.1.Name=instance-type&Filter.1.Value.1=t3.micro";
    let region = account.ok(one);
    assert_eq!(
        region.texts("instanceTypeOfferingSet/item/location"),
        ["us-east-1"]
    );
    let zones = account.ok(&format!("{one}&LocationType=availability-zone"));
    assert!(
        zones
            .texts("instanceTypeOfferingSet/item/location")
            .contains(&"us-east-1a".to_owned())
    );
    let ids = account.ok(&format!("{one}&LocationType=availability-zone-id"));
    assert!(
        ids.text("instanceTypeOfferingSet/item/location")
            .starts_with("use1-az")
    );
}
