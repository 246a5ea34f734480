"""The Complaint page: the heads of complaint as the complainant puts them."""
