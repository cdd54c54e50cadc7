"""What is said of people in more than one screen: names, agreements, what a relative may be told."""
