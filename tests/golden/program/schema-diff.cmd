netral schema diff | head -c 200
