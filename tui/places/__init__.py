"""Places that texts name: countries, regions and cities, one id in all languages."""
