"""The script that Streamlit runs, in a folder apart: a folder `pages` beside it would become a menu of file names."""
