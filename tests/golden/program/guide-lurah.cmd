netral guide --rules rules/netralitas --role lurah --on 2024-10-12
