"""What a posting asks for besides skills: its parts, must or nice, years, degree, seniority, languages, duties."""
