netral schema recrod
