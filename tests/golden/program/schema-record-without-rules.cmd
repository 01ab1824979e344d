netral schema record
