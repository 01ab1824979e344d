netral guide --rules rules/netralitas --role lainnya --on 2024-10-12
